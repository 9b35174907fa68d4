#pragma once
// The examples of Two layers that are fitted to the document's stack.
#include <string>

#include "app/document/document.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

// For a document that has what the example is made from. Takes up to half a second: in a job. The road pair reads the
// learned heads below `assets_folder`. Other examples are made at once.
//
// Road: W1 is four rows of the class head (sky, vegetation, terrain, road) less the mean of all nine, which a softmax
// does not see. W2 is one logistic fit that reads road from these maps with the ReLU and without it, on the positions
// of this scene's ground truth or, without one, to agree with the shipped road head. So it says nothing about other
// scenes. Narrow: W1 is the first two principal components, centred; W2 passes them on.
Expected<Pair> fitted_pair(PairCase example, const Document& document, const std::string& assets_folder,
                           const Progress* progress = nullptr);

}  // namespace pw

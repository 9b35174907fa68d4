#pragma once
// A pair of layers as a small picture: its maps as points, its weights as lines.
#include <vector>

#include "app/frame/frame.h"
#include "app/pairs/pair_cases.h"

namespace pw {

struct PairWiring {
  std::int64_t maps = 0, hidden = 0, outputs = 0;
  // Row by row of W1 and of W2; empty where only the sizes are shown.
  std::vector<float> first, second;
};
// Of the example, as it would be made of the document.
PairWiring pair_wiring(PairCase example, const Document& document);
// Many maps are a bar, with one line for all of them. Weights have the colour of their sign, those of 0 no line.
void draw_pair_wiring(const Frame& frame, Rect area, const PairWiring& wiring, Rgb tone);

}  // namespace pw

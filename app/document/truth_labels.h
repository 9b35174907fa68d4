#pragma once
// The ground truth as labels.
#include <cstdint>
#include <vector>

#include "app/document/document.h"

namespace pw {

// The label of a class of the ground truth, or kUnlabelled: the output of that class, for a lane mark that of the road,
// else the only output that stands for no class ("not road"). The weights must have classes.
std::uint8_t label_of(SceneClass kind, const Weights& weights);

// A class per position of a scene's maps, one image: that of most of its pixels. Empty if the weights have no classes.
std::vector<std::uint8_t> truth_labels(const GroundTruth& ground_truth, const Image& picture, const Weights& weights,
                                       const Shape& maps);
// Of the document; empty also without a ground truth.
std::vector<std::uint8_t> truth_labels(const Document& document);

}  // namespace pw

#pragma once
// What is said about deep nets.
#include <string>
#include <string_view>
#include <vector>

#include "app/panels/cost/deep_nets/deep_counts.h"

namespace pw {

// Nets from papers, as the program counts them.
std::string_view known_nets_text();
// For the status line: what the counts are, and ResNet-50's.
std::string_view deep_nets_hint();
// What the stages show, and those nets.
std::string stages_words();
// What makes so many layers of the deeper net's stages, from the longest to the shortest.
std::vector<std::string> deeper_texts(const DeepCounts& counts);
// What one points at among the layers of a net: "Layer 17, stage 2: 3×3, 32 → 32 maps, 7.40 G multiply–adds".
std::string layer_text(const DeepCounts& counts, bool is_deeper, std::size_t layer);

}  // namespace pw

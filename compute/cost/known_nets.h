#pragma once
// Nets from papers, as blocks, on the pictures that their papers count them for.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/cost/block.h"

namespace pw {

struct KnownNet {
  std::string name;     // "resnet50"
  std::string title;    // "ResNet-50"
  std::string counted;  // which biases and batch norms are among its parameters, and what is left out
  MapSize input;
  std::vector<NetBlock> blocks;
};

// "vgg16", "googlenet", "resnet50", "mobilenet", "fcn8s", "resnet_block".
std::span<const std::string_view> known_net_names();
// Absent if there is none of that name.
std::optional<KnownNet> known_net(std::string_view name);
// Where a block halves rows and columns: in its 3×3, as known_net() and most programs do, or in the 1×1 before it, as
// the paper does.
KnownNet resnet50(bool strides_in_three);
// Of a known net, which always fits together.
NetCost known_net_cost(const KnownNet& net);

}  // namespace pw

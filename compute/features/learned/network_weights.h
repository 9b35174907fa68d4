#pragma once
// The parameters of the convolutional network behind the learned and the random maps.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "compute/core/error.h"

namespace pw {

inline constexpr int kNetworkLayers = 6;
// Stride of the last layer: image pixels per position of the maps, in x and y.
inline constexpr int kNetworkStride = 8;
// Of each layer, for learned and random weights alike. Three poolings make the stride.
inline constexpr std::array<int, kNetworkLayers> kNetworkDilations = {1, 1, 1, 1, 2, 4};
inline constexpr std::array<bool, kNetworkLayers> kNetworkPools = {true, true, true, false, false, false};

// A 3 × 3 convolution with ReLU, then 2 × 2 max pooling if `pools`. Zero padding keeps the size.
struct ConvolutionWeights {
  int cin = 0, cout = 0;
  int dilation = 1;
  bool pools = false;
  std::vector<float> weight;  // [cout][cin][3][3]
  std::vector<float> bias;    // [cout]; batch normalisation is folded into both
};

using NetworkWeights = std::array<ConvolutionWeights, kNetworkLayers>;

// Reads a safetensors file with "conv1.weight" (O, I, 3, 3), "conv1.bias" (O) … "conv6.weight", "conv6.bias". Fails
// unless the first layer has 3 inputs, each other layer as many inputs as the previous one has outputs, and all numbers
// are finite.
Expected<NetworkWeights> read_network_weights(const std::string& path);

// The layer widths of the learned network, with weights from a normal distribution of variance 2 / (9 cin) (He et al.
// 2015) and zero bias. Bit-identical on every machine.
NetworkWeights random_network_weights(std::uint64_t seed);

}  // namespace pw

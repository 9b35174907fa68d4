#include "compute/features/learned/network_weights.h"

#include <algorithm>
#include <cmath>

#include "compute/core/random.h"
#include "compute/io/arrays/array_archive.h"

namespace pw {
namespace {

constexpr std::array<int, kNetworkLayers + 1> kWidths = {3, 32, 64, 128, 128, 128, 256};
constexpr int kMaxWidth = 1024;

bool all_finite(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

Expected<ConvolutionWeights> read_layer(const std::string& path, const ArrayArchive& archive, std::size_t index,
                                        int cin) {
  const std::string weight_name = fmt::format("conv{}.weight", index + 1);
  const std::string bias_name = fmt::format("conv{}.bias", index + 1);
  const auto header = archive.header(weight_name);
  if (!header) return Unexpected(header.error());
  const auto& shape = header->shape;
  const bool fits = shape.size() == 4 && shape[0] <= kMaxWidth && shape[1] == cin && shape[2] == 3 && shape[3] == 3;
  if (!fits) {
    return fail(path, "is not a network that Pointwise knows: {} has the shape {} instead of (outputs, {}, 3, 3)",
                weight_name, shape_text(shape), cin);
  }
  auto weight = archive.values(weight_name);
  if (!weight) return Unexpected(weight.error());
  auto bias = archive.values(bias_name);
  if (!bias) return Unexpected(bias.error());
  if (static_cast<std::int64_t>(bias->size()) != shape[0])
    return fail(path, "is damaged: {} has {} values for {} outputs", bias_name, bias->size(), shape[0]);
  if (!all_finite(*weight) || !all_finite(*bias))
    return fail(path, "is damaged: conv{} has weights that are not finite numbers", index + 1);
  return ConvolutionWeights{cin,
                            static_cast<int>(shape[0]),
                            kNetworkDilations[index],
                            kNetworkPools[index],
                            std::move(*weight),
                            std::move(*bias)};
}

}  // namespace

Expected<NetworkWeights> read_network_weights(const std::string& path) {
  const auto archive = ArrayArchive::open(path);
  if (!archive) return Unexpected(archive.error());
  NetworkWeights weights;
  int cin = kWidths[0];
  for (std::size_t i = 0; i < weights.size(); ++i) {
    auto layer = read_layer(path, *archive, i, cin);
    if (!layer) return Unexpected(layer.error());
    weights[i] = std::move(*layer);
    cin = weights[i].cout;
  }
  return weights;
}

NetworkWeights random_network_weights(std::uint64_t seed) {
  NetworkWeights weights;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    ConvolutionWeights& layer = weights[i];
    layer = {kWidths[i], kWidths[i + 1], kNetworkDilations[i], kNetworkPools[i], {}, {}};
    Random random(seed, i);
    const float deviation = std::sqrt(2.0F / static_cast<float>(9 * layer.cin));
    layer.weight.resize(static_cast<std::size_t>(layer.cout) * static_cast<std::size_t>(layer.cin) * 9);
    for (float& value : layer.weight) value = random.normal(deviation);
    layer.bias.assign(static_cast<std::size_t>(layer.cout), 0.0F);
  }
  return weights;
}

}  // namespace pw

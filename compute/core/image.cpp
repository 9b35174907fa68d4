#include "compute/core/image.h"

#include <cstddef>

namespace pw {
namespace {

template <class Value>
void split_planes(const std::vector<Value>& rgb, float scale, Tensor& out) {
  const std::int64_t pixels = out.shape().pixels();
  for (std::int64_t channel = 0; channel < 3; ++channel) {
    const auto plane = out.plane(0, channel);
    for (std::int64_t p = 0; p < pixels; ++p) {
      plane[static_cast<std::size_t>(p)] = static_cast<float>(rgb[static_cast<std::size_t>(p * 3 + channel)]) / scale;
    }
  }
}

}  // namespace

Tensor to_tensor(const Image& image) {
  Tensor out({1, 3, image.height, image.width});
  if (!image.rgb16.empty()) {
    split_planes(image.rgb16, 65535.0F, out);
  } else {
    split_planes(image.rgb8, 255.0F, out);
  }
  return out;
}

std::vector<std::uint8_t> to_rgb8(const Image& image) {
  if (image.rgb16.empty()) return image.rgb8;
  std::vector<std::uint8_t> out(image.rgb16.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint8_t>((image.rgb16[i] * 255U + 32767U) / 65535U);
  return out;
}

}  // namespace pw

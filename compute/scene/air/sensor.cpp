#include "compute/scene/air/sensor.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

struct Exposure {
  Rgb gain;
  float gamma;  // -1...1: brighter or darker middle tones
  float vignette;
  float saturation;
};

Exposure draw_exposure(Random& random, Weather weather) {
  Exposure exposure{};
  const float level = weather == Weather::kNight ? random.between(1.0F, 1.5F) : random.between(0.88F, 1.28F);
  const float warm = random.normal(0.045F);
  exposure.gain = {level * (1.0F + warm), level, level * (1.0F - warm)};
  exposure.gamma = random.between(-0.45F, 0.22F);
  exposure.vignette = random.between(0.0F, 0.3F);
  exposure.saturation = random.between(0.75F, 1.15F);
  return exposure;
}

// Between sqrt(x) at -1, x at 0 and x*x at 1, with a soft shoulder over it.
float tone(float x, float gamma) {
  const float y = x / (0.88F + 0.12F * x);
  const float bent = gamma < 0.0F ? std::sqrt(y) : y * y;
  return mix(y, bent, absolute(gamma));
}

void expose(Stage& stage, const Exposure& exposure) {
  Frame& frame = stage.frame;
  for (int y = 0; y < frame.height; ++y) {
    const float v = 2.0F * (static_cast<float>(y) + 0.5F) / static_cast<float>(frame.height) - 1.0F;
    for (int x = 0; x < frame.width; ++x) {
      const float u = 2.0F * (static_cast<float>(x) + 0.5F) / static_cast<float>(frame.width) - 1.0F;
      const float fall = 1.0F - exposure.vignette * 0.5F * (u * u + 0.4F * v * v);
      Rgb& c = frame.color[frame.index(x, y)];
      const Rgb lit = c * exposure.gain * fall;
      const float grey = 0.3F * lit.r + 0.59F * lit.g + 0.11F * lit.b;
      const Rgb toned = mix(Rgb{grey, grey, grey}, lit, exposure.saturation);
      c = {tone(std::max(0.0F, toned.r), exposure.gamma), tone(std::max(0.0F, toned.g), exposure.gamma),
           tone(std::max(0.0F, toned.b), exposure.gamma)};
    }
  }
}

// Separable 3 × 3 blur with weight `amount` for each neighbour.
void blur(Frame& frame, float amount) {
  const float middle = 1.0F - 2.0F * amount;
  const auto width = static_cast<std::size_t>(frame.width);
  std::vector<Rgb> above(frame.color.begin(), frame.color.begin() + frame.width);
  std::vector<Rgb> current(width);
  for (int y = 0; y < frame.height; ++y) {
    Rgb* row = &frame.color[frame.index(0, y)];
    const Rgb* below = y + 1 < frame.height ? row + width : row;
    std::copy(row, row + width, current.begin());
    for (std::size_t x = 0; x < width; ++x) row[x] = current[x] * middle + (above[x] + below[x]) * amount;
    std::swap(above, current);
    Rgb left = row[0];
    for (std::size_t x = 0; x < width; ++x) {
      const Rgb here = row[x];
      const Rgb right = x + 1 < width ? row[x + 1] : here;
      row[x] = here * middle + (left + right) * amount;
      left = here;
    }
  }
}

// The sum of the four bytes of a hash: approximately normal with deviation 1.
float gauss(std::uint32_t index, std::uint32_t seed) {
  std::uint32_t h = (index + seed) * 0x9E3779B1U;
  h = (h ^ (h >> 15U)) * 0x85EBCA77U;
  h = (h ^ (h >> 13U)) * 0xC2B2AE3DU;
  h ^= h >> 16U;
  const std::uint32_t sum = (h & 255U) + ((h >> 8U) & 255U) + ((h >> 16U) & 255U) + (h >> 24U);
  return (static_cast<float>(static_cast<std::int32_t>(sum)) - 510.0F) * (1.0F / 147.8F);
}

std::uint8_t quantise(float x) {
  return static_cast<std::uint8_t>(clamp(x * 255.0F + 0.5F, 0.0F, 255.0F));
}

}  // namespace

Image develop(Stage& stage) {
  Random random = stage.place.random(kSensorStream);
  const Exposure exposure = draw_exposure(random, stage.place.weather);
  const float soft = random.between(0.04F, 0.2F);
  const float noise = random.between(0.003F, 0.022F) * (stage.place.weather == Weather::kNight ? 1.6F : 1.0F);
  const std::uint32_t seed = random.bits();
  expose(stage, exposure);
  blur(stage.frame, soft);
  Image image;
  image.width = stage.frame.width;
  image.height = stage.frame.height;
  image.rgb8.resize(stage.frame.pixels() * 3);
  for (std::size_t i = 0; i < stage.frame.pixels(); ++i) {
    const Rgb c = stage.frame.color[i];
    const auto at = static_cast<std::uint32_t>(i * 3);
    const float shared = 0.6F * gauss(at, seed + 77U);  // mostly grey, as after a camera's demosaicing
    image.rgb8[i * 3] = quantise(c.r + noise * (shared + gauss(at, seed)));
    image.rgb8[i * 3 + 1] = quantise(c.g + noise * (shared + 0.8F * gauss(at + 1U, seed)));
    image.rgb8[i * 3 + 2] = quantise(c.b + noise * (shared + gauss(at + 2U, seed)));
  }
  return image;
}

}  // namespace pw::scene

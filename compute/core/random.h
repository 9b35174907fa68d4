#pragma once
// SplitMix64 (Steele, Lea, Flood 2014) and the few distributions that scenes need, bit-identical on every machine.
#include <cstdint>

namespace pw {

class Random {
 public:
  // Each `stream` of a seed is an independent sequence, so that a change to the trees leaves the cars where they are.
  Random(std::uint64_t seed, std::uint64_t stream) : state_(scramble(seed + kStep) ^ scramble(stream * kStep + 1)) {}

  std::uint32_t bits() {
    state_ += kStep;
    return static_cast<std::uint32_t>(scramble(state_) >> 32U);
  }
  float uniform() { return static_cast<float>(bits() >> 8U) * 0x1p-24F; }  // [0, 1)
  float between(float low, float high) { return low + (high - low) * uniform(); }
  int below(int count) {
    return static_cast<int>((static_cast<std::uint64_t>(bits()) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  int between_int(int low, int high) { return low + below(high - low + 1); }
  bool chance(float probability) { return uniform() < probability; }
  float side() { return chance(0.5F) ? 1.0F : -1.0F; }
  // Approximately normal: a sum of four uniforms, centred and scaled; never beyond 3.5 deviations.
  float normal(float deviation) {
    float sum = 0.0F;
    for (int i = 0; i < 4; ++i) sum += uniform();
    return (sum - 2.0F) * 1.7320508F * deviation;
  }

 private:
  static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;
  static std::uint64_t scramble(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

// Cheap white noise for the grain along one row, in [-1, 1).
class Grain {
 public:
  Grain(std::uint32_t seed, int row) : state_((seed ^ (static_cast<std::uint32_t>(row) * 2654435761U)) | 1U) { next(); }
  float next() {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<float>(static_cast<std::int32_t>(state_)) * 0x1p-31F;
  }

 private:
  std::uint32_t state_;
};

}  // namespace pw

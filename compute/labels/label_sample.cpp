#include "compute/labels/label_sample.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "compute/core/random.h"
#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

constexpr std::uint64_t kSampleStream = 0x73616d70;
constexpr std::uint64_t kHeldOutStream = 0x68656c64;
constexpr int kOneIn = 5;

}  // namespace

std::vector<std::uint8_t> sample_labels(std::span<const std::uint8_t> classes, std::int64_t count, std::uint64_t seed) {
  std::array<std::vector<std::size_t>, kNoClass> positions;
  for (std::size_t p = 0; p < classes.size(); ++p) {
    if (classes[p] != kNoClass) positions[classes[p]].push_back(p);
  }
  std::vector<std::uint8_t> sampled(classes.size(), kNoClass);
  for (std::size_t kind = 0; kind < positions.size(); ++kind) {
    // The beginning of a Fisher-Yates shuffle. A stream per class, so that one class does not change the others' draw.
    Random random(seed, kSampleStream + kind);
    std::vector<std::size_t>& of_kind = positions[kind];
    const std::size_t chosen = std::min(of_kind.size(), static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    for (std::size_t i = 0; i < chosen; ++i) {
      const auto other = i + static_cast<std::size_t>(random.below(static_cast<int>(of_kind.size() - i)));
      std::swap(of_kind[i], of_kind[other]);
      sampled[of_kind[i]] = static_cast<std::uint8_t>(kind);
    }
  }
  return sampled;
}

bool is_held_out(std::uint64_t seed, std::int64_t position) {
  return Random(seed ^ (static_cast<std::uint64_t>(position) << 20U), kHeldOutStream).below(kOneIn) == 0;
}

}  // namespace pw

#pragma once
// Random choices of labelled positions, the same for the same seed on every machine.
#include <cstdint>
#include <span>
#include <vector>

namespace pw {

// `count` positions of each class among `classes`, without repetition, or all where there are fewer; the others get
// kNoClass.
std::vector<std::uint8_t> sample_labels(std::span<const std::uint8_t> classes, std::int64_t count, std::uint64_t seed);

// Whether a position is held out of training: one in five, whatever else is labelled.
bool is_held_out(std::uint64_t seed, std::int64_t position);

}  // namespace pw

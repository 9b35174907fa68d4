#pragma once
// What the fuzz targets share. A target that aborts has found something.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "compute/core/error.h"

namespace pw::test {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Every refusal is one sentence.
inline void require_sentence(const Error& error) {
  require(!error.reason.empty());
  require(error.message().find('\n') == std::string::npos);
}

// With POINTWISE_PLANTED_BUG in the environment this is a bug: that a target reaches it is how the target is tested.
inline void plant_bug(bool is_reached) {
  static const bool is_planted = std::getenv("POINTWISE_PLANTED_BUG") != nullptr;
  require(!is_planted || !is_reached);
}

inline std::span<const std::byte> bytes_of(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

}  // namespace pw::test

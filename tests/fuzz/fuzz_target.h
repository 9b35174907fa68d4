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

// With POINTWISE_PLANTED_BUG in the environment there is a bug where this holds. No seed fulfils it; a target comes
// to an input that does within seconds.
inline void plant_bug(bool holds) {
  static const bool is_planted = std::getenv("POINTWISE_PLANTED_BUG") != nullptr;
  if (is_planted) require(!holds);
}

inline std::span<const std::byte> bytes_of(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

}  // namespace pw::test

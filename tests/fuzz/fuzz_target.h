#pragma once
// What the fuzz targets share. A target that aborts has found something.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
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

// With POINTWISE_PLANTED_BUG in the environment there is a bug where all of these hold. No seed
// fulfils all of them, and each one more is a branch that libFuzzer sees.
inline void plant_bug(std::initializer_list<bool> conditions) {
  static const bool is_planted = std::getenv("POINTWISE_PLANTED_BUG") != nullptr;
  if (!is_planted) return;
  for (const bool holds : conditions) {
    if (!holds) return;
    // Keeps the branches apart.
    asm volatile("");
  }
  std::abort();
}

inline std::span<const std::byte> bytes_of(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

}  // namespace pw::test

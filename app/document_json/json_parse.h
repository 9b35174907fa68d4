#pragma once
// Parses untrusted JSON within limits.
#include <string>
#include <string_view>

#include "app/document_json/json_text.h"
#include "compute/core/error.h"

namespace pw {

// Check the first one before saving: longer text cannot be opened again.
inline constexpr std::size_t kMaxJsonBytes = 16'000'000;  // bytes
inline constexpr std::size_t kMaxJsonDepth = 32;
// 16 bytes each, twice that while an array grows.
inline constexpr std::int64_t kMaxJsonValues = 4'000'000;
// Per object: the search for duplicate keys is linear.
inline constexpr std::size_t kMaxJsonKeys = 64;

// The limits are checked while parsing, before anything beyond them is built. Errors name the line.
Expected<OrderedJson> parse_json(const std::string& subject, std::string_view text);

// The line, counted from 1, where the value `of` begins. `json` was parsed from `text`, and `of` is part of it. Slow:
// parses the text again, so that valid files need no memory for line numbers.
std::int64_t json_line(std::string_view text, const OrderedJson& json, const OrderedJson& of);

}  // namespace pw

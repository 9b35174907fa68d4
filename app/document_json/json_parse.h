#pragma once
// JSON from outside, within limits.
#include <string>
#include <string_view>

#include "app/document_json/json_text.h"
#include "compute/core/error.h"

namespace pw {

// Whoever saves JSON looks at the first: what is longer cannot be opened again.
inline constexpr std::size_t kLongestJson = 16'000'000;  // bytes
inline constexpr std::size_t kDeepestJson = 32;
// 16 bytes each, and as much again while an array grows.
inline constexpr std::int64_t kMostJsonValues = 4'000'000;
// Of one object: a second key of the same name is looked for one by one.
inline constexpr std::size_t kMostJsonKeys = 64;

// The limits are kept while the text is read, before anything beyond them is built. An error names the line.
Expected<Json> parse_json(const std::string& subject, std::string_view text);

// The line, from 1 on, where the value `of` begins. `json` was parsed from `text`, and `of` is a part of it. Slow: the
// text is parsed again, so that lines need no memory where nothing is wrong.
std::int64_t json_line(std::string_view text, const Json& json, const Json& of);

}  // namespace pw

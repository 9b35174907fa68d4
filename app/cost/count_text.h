#pragma once
// Numbers of multiply-adds, parameters and bytes as text.
#include <string>

#include "app/presentation/number_text.h"
#include "compute/cost/count.h"

namespace pw {

// Multiply–adds where the word has no room; a panel that uses it says once what it is.
inline constexpr const char* kShortMacs = "MAC";

// "737,280"; where 64 bits do not hold it, "≈ 1.2 × 10²¹ (beyond 64 bits)".
std::string count_text(const Count& count);
// "737,280"; from a million on "885 M", "1.57 G", three digits; "1.2 × 10²¹" where 64 bits do not hold it.
std::string short_count_text(const Count& count);
// The same beside millions in a row: thousands are "38.7 K".
std::string row_count_text(const Count& count);
// "512 bytes", "288 MiB", "1.76 GiB": three digits.
std::string bytes_text(const Count& bytes);

}  // namespace pw

#pragma once
// Endings of file names: ".npy".
#include <span>
#include <string>
#include <string_view>

#include "compute/core/error.h"

namespace pw {

// Whether the path has this ending, ignoring case; `ending` is in lower case.
bool ends_in(std::string_view path, std::string_view ending);

// For a file to be written: an error if its name has an ending, but none of these, which the error names. A name
// without an ending promises nothing.
Expected<void> check_ending(const std::string& path, std::span<const std::string_view> endings);

}  // namespace pw

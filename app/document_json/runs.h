#pragma once
// Run-length encoding for rows with few different characters: ".*30 1*4 .*38" is thirty dots, four ones and
// thirty-eight dots. Short, and a change shows up in its own row only.
#include <string>
#include <string_view>

#include "compute/core/error.h"

namespace pw {

std::string runs_text(std::string_view row);

// A row of `length` characters, all in `allowed`; never builds anything longer. The error has no subject.
Expected<std::string> row_of_runs(std::string_view runs, std::size_t length, std::string_view allowed);

}  // namespace pw

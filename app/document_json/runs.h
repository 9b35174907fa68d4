#pragma once
// Rows of few different characters, written as runs: ".*30 1*4 .*38" is thirty dots, four ones and thirty-eight dots.
// Half a line for a row that a picture would need thousands of characters for, and a change shows in its row only.
#include <string>
#include <string_view>

#include "compute/core/error.h"

namespace pw {

std::string runs_text(std::string_view row);

// A row of `length` of the characters in `allowed`; nothing longer is ever built. The error has no subject.
Expected<std::string> row_of_runs(std::string_view runs, std::size_t length, std::string_view allowed);

}  // namespace pw

#pragma once
// The command line's words to the user. Data goes to stdout; everything here goes to stderr.
#include <string>

#include "compute/core/error.h"

namespace pw {

// "pointwise: TEXT" and a line break. Control characters, which a file's name may hold, are shown as "?", so that one
// message is always one line.
void show_message(const std::string& text);

// Data on stdout, flushed.
Expected<void> print(const std::string& text);

}  // namespace pw

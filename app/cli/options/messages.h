#pragma once
// Output of the command line: data goes to stdout, messages to stderr.
#include <string>

#include "compute/core/error.h"

namespace pw {

// "pointwise: TEXT" and a line break. Control characters, which file names may contain, become "?", so that a message
// is always one line, and bytes that are no UTF-8 the replacement sign.
void show_message(const std::string& text);

// Data on stdout, flushed.
Expected<void> print(const std::string& text);

}  // namespace pw

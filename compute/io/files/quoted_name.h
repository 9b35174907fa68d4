#pragma once
// Names out of files, fit for one line of a message.
#include <string>
#include <string_view>

namespace pw {

// "name" in double quotes, without control characters, shortened beyond 60 bytes. `text` is UTF-8.
std::string quoted_name(std::string_view text);

}  // namespace pw

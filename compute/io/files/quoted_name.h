#pragma once
// Names from files, made safe for one line of a message.
#include <string>
#include <string_view>

namespace pw {

// "name" in double quotes, without control characters, truncated to 60 bytes. `text` is UTF-8.
std::string quoted_name(std::string_view text);

}  // namespace pw

#pragma once
// Names from files, made safe for one line of a message.
#include <string>
#include <string_view>

namespace pw {

// `text` as valid UTF-8: each byte that belongs to no character is shown as U+FFFD, the replacement sign.
std::string shown_text(std::string_view text);

// "name" in double quotes, without control characters, truncated to 60 bytes, as shown_text.
std::string quoted_name(std::string_view name);

}  // namespace pw

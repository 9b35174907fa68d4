#pragma once
// Letters and characters of UTF-8 text.
#include <cstddef>
#include <string>
#include <string_view>

namespace pw {

// The first characters of the text, as many as `most_bytes` hold whole.
std::string_view whole_characters(std::string_view text, std::size_t most_bytes);
// Without its last character; an empty text stays empty.
std::string_view without_last_character(std::string_view text);

// A to Z become a to z; all other bytes stay, whatever the locale.
char lower_letter(char c);
// The text with a capital at its start, if that is one of a to z.
std::string capitalised(std::string text);
// Whether they are the same but for the case of A to Z.
bool same_letter(char a, char b);
bool starts_with_ignoring_case(std::string_view text, std::string_view start);
bool ends_with_ignoring_case(std::string_view text, std::string_view end);

}  // namespace pw

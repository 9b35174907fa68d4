#pragma once
// Finding commands by typing.
#include <string>
#include <string_view>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// What a command is called in a list: its label, or where its button shows only a sign the words of its id, such as
// "Scene: next".
std::string command_title(const Command& command);

// Whether each of the words that were typed is somewhere in its title, what it does, its id or its keys, in any order
// and case.
bool matches_words(const Command& command, std::string_view typed);

// The commands of these scopes that match: those that can be run first, and of each part those first whose title has
// the words, else in the order of the table, to which they belong.
std::vector<const Command*> found_commands(const Frame& frame, const std::vector<std::string_view>& scopes,
                                           std::string_view typed);

}  // namespace pw

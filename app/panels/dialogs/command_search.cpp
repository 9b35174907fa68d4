#include "app/panels/dialogs/command_search.h"

#include <algorithm>

#include "compute/core/letters.h"

namespace pw {
namespace {

bool is_letter(char c) {
  return lower_letter(c) >= 'a' && lower_letter(c) <= 'z';
}

// "scene.next_one" as "Scene: next one".
std::string words_of_id(std::string_view id) {
  std::string words;
  for (const char c : id) words += c == '.' ? ": " : c == '_' ? " " : std::string(1, c);
  return capitalised(words);
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  return !std::ranges::search(text, part, same_letter).empty();
}

bool has_words(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0 && !contains_ignoring_case(text, words.substr(0, end))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

// Nothing is pointed at while a list is chosen from.
bool is_about_the_pointer(const Command& command) {
  return command.id == "spotlight" || command.id == "copy" || command.id == "explanation.pin";
}

}  // namespace

std::string command_title(const Command& command) {
  const bool is_words = std::ranges::count_if(command.label, is_letter) > 1;
  return is_words ? capitalised(command.label) : words_of_id(command.id);
}

bool matches_words(const Command& command, std::string_view typed) {
  std::string all = command_title(command) + '\n' + command.help + '\n' + command.id;
  for (const Shortcut& key : command.keys) all += '\n' + key.text();
  return has_words(all, typed);
}

std::vector<const Command*> found_commands(const Frame& frame, const std::vector<std::string_view>& scopes,
                                           std::string_view typed) {
  std::vector<const Command*> found;
  for (const Command& command : frame.commands().all()) {
    const bool is_listed = std::ranges::find(scopes, command.scope) != scopes.end();
    if (is_listed && !is_about_the_pointer(command) && matches_words(command, typed)) found.push_back(&command);
  }
  std::ranges::stable_partition(found,
                                [&](const Command* command) { return has_words(command_title(*command), typed); });
  std::ranges::stable_partition(found, [&](const Command* command) { return is_enabled(*command, frame); });
  return found;
}

}  // namespace pw

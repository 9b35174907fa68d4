#include "app/command_table/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>

namespace pw {
namespace {

std::string keys_text(const std::vector<Shortcut>& keys) {
  std::string text;
  for (const Shortcut& key : keys) text += (text.empty() ? "" : ", ") + key.text();
  return text;
}

}  // namespace

void CommandTable::add(std::vector<Command> commands) {
  std::ranges::move(commands, std::back_inserter(commands_));
}

const Command& CommandTable::find(std::string_view id) const {
  const auto found = std::ranges::find(commands_, id, &Command::id);
  assert(found != commands_.end());
  return *found;
}

const Command* CommandTable::find(const KeyPress& press, const std::vector<std::string_view>& scopes) const {
  const auto shortcut = Shortcut::of(press);
  if (!shortcut) return nullptr;
  for (const std::string_view scope : scopes) {
    for (const Command& command : commands_) {
      if (command.scope == scope && std::ranges::find(command.keys, *shortcut) != command.keys.end()) return &command;
    }
  }
  return nullptr;
}

std::vector<std::string> CommandTable::collisions() const {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    for (std::size_t j = i + 1; j < commands_.size(); ++j) {
      if (commands_[i].scope != commands_[j].scope) continue;
      if (commands_[i].id == commands_[j].id) found.push_back(fmt::format("two commands {}", commands_[i].id));
      for (const Shortcut& key : commands_[i].keys) {
        if (std::ranges::find(commands_[j].keys, key) != commands_[j].keys.end())
          found.push_back(fmt::format("{} and {}: {}", commands_[i].id, commands_[j].id, key.text()));
      }
    }
  }
  return found;
}

namespace {

// "Shift+←, Shift+→, Shift+↑, Shift+↓" is "Shift+arrows".
std::string with_arrows(std::string keys) {
  for (const char* modifier : {"Alt", "Ctrl", "Shift"}) {
    const std::string four = fmt::format("{0}+←, {0}+→, {0}+↑, {0}+↓", modifier);
    if (const std::size_t at = keys.find(four); at != std::string::npos)
      keys.replace(at, four.size(), fmt::format("{}+arrows", modifier));
  }
  return keys;
}

// "Ctrl+1 … Ctrl+4" for more than three digits.
std::string from_first_to_last(std::string keys) {
  constexpr std::string_view kBetween = ", ";
  if (keys.back() < '0' || keys.back() > '9') return keys;
  const std::size_t first = keys.find(kBetween), last = keys.rfind(kBetween);
  if (first == last || keys.find(kBetween, first + 1) == last) return keys;
  return keys.substr(0, first) + " … " + keys.substr(last + kBetween.size());
}

}  // namespace

std::vector<CommandTable::HelpRow> CommandTable::help_rows() const {
  std::vector<HelpRow> rows;
  for (const Command& command : commands_) {
    if (command.keys.empty() || command.help_row.empty()) continue;
    // The first key is enough for a list; the explanation has all.
    const std::string key = command.keys.front().text();
    const auto row = std::ranges::find(rows, command.help_row, &HelpRow::text);
    if (row == rows.end()) {
      rows.push_back({key, command.help_row});
    } else if ((", " + row->keys + ", ").find(", " + key + ", ") == std::string::npos) {
      // The same key in another view is listed once.
      row->keys += ", " + key;
    }
  }
  for (HelpRow& row : rows) row.keys = from_first_to_last(with_arrows(std::move(row.keys)));
  return rows;
}

std::string tooltip_text(const Command& command) {
  return command.keys.empty() ? command.help : fmt::format("{} ({})", command.help, keys_text(command.keys));
}

std::string tooltip_text(const Command& command, const Frame& frame) {
  const std::string text = tooltip_text(command);
  return command.needs.empty() || is_enabled(command, frame) ? text : fmt::format("{}\n{}", text, command.needs);
}

bool is_enabled(const Command& command, const Frame& frame) {
  return !command.is_enabled || command.is_enabled(frame);
}

bool is_on(const Command& command, const Frame& frame) {
  return command.is_on && command.is_on(frame);
}

void run(const Command& command, Frame& frame) {
  if (is_enabled(command, frame)) command.run(frame);
}

}  // namespace pw

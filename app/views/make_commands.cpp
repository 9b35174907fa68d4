#include "app/views/make_commands.h"

#include <fmt/format.h>

#include "app/commands/window_commands.h"
#include "app/views/choose_view.h"

namespace pw {
namespace {

std::string view_command_id(const View& view) {
  return "view." + std::string(view.id());
}

// Shows view i. A single view needs no key.
Command view_command(const View& view, std::size_t i, std::size_t count) {
  Command command;
  command.id = view_command_id(view);
  command.label = view.label();
  command.help = fmt::format("Shows the view {}", view.label());
  if (count > 1 && i < 9) command.keys = {Shortcut(fmt::format("Ctrl+{}", i + 1).c_str())};
  command.help_row = "the views";
  command.run = [&view](Frame& frame) { frame.select(with_view(frame.selection(), view)); };
  command.is_on = [&view](const Frame& frame) { return frame.selection().view == view.id(); };
  return command;
}

Command tab_command(const View& view, std::string_view tab) {
  Command command;
  command.id = fmt::format("{}.{}", view_command_id(view), tab);
  command.label = fmt::format("{}: {}", view.label(), tab);
  command.help = fmt::format("Shows {} in the view {}", tab, view.label());
  command.help_row = "the tabs of a view";
  command.run = [&view, tab](Frame& frame) { frame.select(with_view(frame.selection(), view, tab)); };
  command.is_on = [&view, tab](const Frame& frame) {
    return frame.selection() == with_view(frame.selection(), view, tab);
  };
  return command;
}

}  // namespace

std::vector<std::string> view_command_ids(const Views& views) {
  std::vector<std::string> ids;
  for (const auto& view : views) ids.push_back(view_command_id(*view));
  return ids;
}

CommandTable make_commands(const Views& views, std::vector<Command> more) {
  CommandTable table;
  table.add(file_commands());
  table.add(menu_commands());
  table.add(input_commands());
  table.add(choice_commands());
  table.add(edit_commands());
  table.add(selection_commands());
  table.add(display_commands());
  for (std::size_t i = 0; i < views.size(); ++i) {
    table.add({view_command(*views[i], i, views.size())});
    for (const std::string_view tab : views[i]->tabs()) table.add({tab_command(*views[i], tab)});
    table.add(views[i]->commands());
  }
  table.add(std::move(more));
  return table;
}

std::vector<std::string_view> active_scopes(const View& view, bool help_is_open, bool menu_is_open) {
  std::vector<std::string_view> scopes = {view.id(), kWindowScope};
  if (help_is_open) scopes.insert(scopes.begin(), kHelpScope);
  if (menu_is_open) scopes.insert(scopes.begin(), kMenuScope);
  return scopes;
}

}  // namespace pw

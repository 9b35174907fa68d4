#include "app/views/make_commands.h"

#include <fmt/format.h>

#include "app/frame/window_commands.h"

namespace pw {
namespace {

std::string view_command_id(const View& view) {
  return "view." + std::string(view.id());
}

// Shows view i. A lone view needs no key.
Command view_command(const View& view, std::size_t i, std::size_t count) {
  Command command;
  command.id = view_command_id(view);
  command.label = view.label();
  command.help = fmt::format("Shows the view {}", view.label());
  if (count > 1 && i < 9) command.keys = {Shortcut(fmt::format("Ctrl+{}", i + 1).c_str())};
  command.help_row = "the views";
  command.run = [id = std::string(view.id())](Frame& frame) {
    Selection next = frame.selection();
    next.view = id;
    next.tab.clear();
    frame.select(next);
  };
  command.is_on = [id = std::string(view.id())](const Frame& frame) { return frame.selection().view == id; };
  return command;
}

}  // namespace

std::vector<std::string> view_command_ids(const std::vector<std::unique_ptr<View>>& views) {
  std::vector<std::string> ids;
  for (const auto& view : views) ids.push_back(view_command_id(*view));
  return ids;
}

CommandTable make_commands(const std::vector<std::unique_ptr<View>>& views, std::vector<Command> more) {
  CommandTable table;
  table.add(file_commands());
  table.add(edit_commands());
  table.add(selection_commands());
  table.add(display_commands());
  for (std::size_t i = 0; i < views.size(); ++i) {
    table.add({view_command(*views[i], i, views.size())});
    table.add(views[i]->commands());
  }
  table.add(std::move(more));
  return table;
}

std::vector<std::string_view> active_scopes(const View& view, bool help_is_open) {
  std::vector<std::string_view> scopes = {view.id(), kWindowScope};
  if (help_is_open) scopes.insert(scopes.begin(), kHelpScope);
  return scopes;
}

}  // namespace pw

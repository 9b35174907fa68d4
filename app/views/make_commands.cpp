#include "app/views/make_commands.h"

#include <fmt/format.h>

#include <algorithm>

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
  command.id = tab_command_id(view.id(), tab);
  command.label = fmt::format("{}: {}", view.label(), view.tab_label(tab));
  command.help = fmt::format("Shows {} in the view {}", view.tab_label(tab), view.label());
  command.help_row = "the tabs of a view";
  command.run = [&view, tab](Frame& frame) { frame.select(with_view(frame.selection(), view, tab)); };
  command.is_on = [&view, tab](const Frame& frame) {
    return frame.selection() == with_view(frame.selection(), view, tab);
  };
  return command;
}

// In a circle.
Command step_tab_command(const Views& views, bool is_next) {
  std::vector<const View*> all;
  for (const auto& view : views) all.push_back(view.get());
  const auto shown = [all](const Selection& selection) {
    const auto found = std::ranges::find(all, selection.view, &View::id);
    return found != all.end() ? *found : all.front();
  };
  Command command;
  command.id = is_next ? "tab.next" : "tab.previous";
  command.label = is_next ? "Next tab" : "Previous tab";
  command.help = is_next ? "Shows the next tab of the view" : "Shows the previous tab of the view";
  command.keys = {is_next ? "Ctrl+Tab" : "Ctrl+Shift+Tab"};
  command.help_row = "the tabs of a view";
  command.run = [shown, is_next](Frame& frame) {
    const View& view = *shown(frame.selection());
    const auto tabs = view.tabs();
    const auto now = std::ranges::find(tabs, view.shown_tab(frame.selection())) - tabs.begin();
    const auto next = (static_cast<std::size_t>(now) + (is_next ? 1 : tabs.size() - 1)) % tabs.size();
    frame.select(with_view(frame.selection(), view, tabs[next]));
  };
  command.is_enabled = [shown](const Frame& frame) { return shown(frame.selection())->tabs().size() > 1; };
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
  table.add({step_tab_command(views, true), step_tab_command(views, false)});
  table.add(std::move(more));
  return table;
}

std::vector<std::string_view> active_scopes(const View& view, const Selection& selection, bool help_is_open,
                                            bool menu_is_open) {
  std::vector<std::string_view> scopes = view.scopes(selection);
  scopes.push_back(kWindowScope);
  if (help_is_open) scopes.insert(scopes.begin(), kHelpScope);
  if (menu_is_open) scopes.insert(scopes.begin(), kMenuScope);
  return scopes;
}

}  // namespace pw

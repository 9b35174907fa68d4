#include "app/commands/window_commands.h"
#include "app/frame/frame.h"

namespace pw {
namespace {

std::function<void(Frame&)> steps_menu(MenuStep step) {
  return [step](Frame& frame) { frame.requests().menu_step = step; };
}

// While a seed is being typed they move in it, until a sample is marked.
std::function<void(Frame&)> steps_aside(MenuStep step) {
  return [step](Frame& frame) {
    if (!ImGui::GetIO().WantTextInput || frame.menu_row()) frame.requests().menu_step = step;
  };
}

Command in_menu(std::string id, std::string label, std::vector<Shortcut> keys, std::function<void(Frame&)> run,
                Reach reach) {
  Command command;
  command.id = std::move(id);
  command.label = label;
  command.help = std::move(label);
  command.keys = std::move(keys);
  command.run = std::move(run);
  command.scope = kMenuScope;
  command.reach = reach;
  return command;
}

}  // namespace

// The list of scenes has a field for the seed: what that needs itself is not taken from it.
std::vector<Command> menu_commands() {
  std::vector<Command> commands = {
      {"menus", "Menus", "Opens the menus", {"F10"}, "menus: arrows walk them, Enter chooses", [](Frame& frame) {
         frame.requests().open_menus = true;
       }}};
  commands.push_back(in_menu("menu.next", "Next row", {"Down"}, steps_menu(MenuStep::kNext), Reach::kTyping));
  commands.push_back(in_menu("menu.previous", "Previous row", {"Up"}, steps_menu(MenuStep::kPrevious), Reach::kTyping));
  commands.push_back(in_menu("menu.first", "First row", {"Home"}, steps_menu(MenuStep::kFirst), Reach::kPanels));
  commands.push_back(in_menu("menu.last", "Last row", {"End"}, steps_menu(MenuStep::kLast), Reach::kPanels));
  commands.push_back(
      in_menu("menu.choose", "Choose the row", {"Enter"}, steps_menu(MenuStep::kChoose), Reach::kTyping));
  commands.push_back(in_menu("menu.right", "To the right", {"Right"}, steps_aside(MenuStep::kRight), Reach::kTyping));
  commands.push_back(in_menu("menu.left", "To the left", {"Left"}, steps_aside(MenuStep::kLeft), Reach::kTyping));
  return commands;
}

}  // namespace pw

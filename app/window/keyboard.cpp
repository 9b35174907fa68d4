#include "app/window/keyboard.h"

#include <GLFW/glfw3.h>

#include <array>

namespace pw {
namespace {

struct NamedKey {
  const char* name;
  WindowCommand command;
};
constexpr std::array<NamedKey, 24> kPlain = {
    {{"1", WindowCommand::kInputSample}, {"2", WindowCommand::kInputHandCheckable},
     {"3", WindowCommand::kInputPixels}, {"h", WindowCommand::kCurtain},
     {"t", WindowCommand::kTheme},       {"?", WindowCommand::kHelp},
     {"n", WindowCommand::kLayout},      {"r", WindowCommand::kRangeMode},
     {"m", WindowCommand::kStrongest},   {"p", WindowCommand::kPinRanges},
     {"c", WindowCommand::kShowChange},  {"a", WindowCommand::kActivation},
     {"o", WindowCommand::kOverlay},     {"b", WindowCommand::kNextImage},
     {"0", WindowCommand::kZeroWeight},  {"[", WindowCommand::kLowerBias},
     {"]", WindowCommand::kRaiseBias},   {"+", WindowCommand::kRaise},
     {"-", WindowCommand::kLower},       {"=", WindowCommand::kRaise},
     {"s", WindowCommand::kNextScene},   {"g", WindowCommand::kShowTruth},
     {",", WindowCommand::kLowerBias},   {".", WindowCommand::kRaiseBias}}};

struct Key {
  int key;
  WindowCommand command;
};
constexpr std::array<Key, 14> kUnprinted = {{{GLFW_KEY_F1, WindowCommand::kHelp},
                                             {GLFW_KEY_LEFT, WindowCommand::kMapLeft},
                                             {GLFW_KEY_RIGHT, WindowCommand::kMapRight},
                                             {GLFW_KEY_UP, WindowCommand::kMapUp},
                                             {GLFW_KEY_DOWN, WindowCommand::kMapDown},
                                             {GLFW_KEY_ENTER, WindowCommand::kTypeWeight},
                                             {GLFW_KEY_KP_ENTER, WindowCommand::kTypeWeight},
                                             {GLFW_KEY_TAB, WindowCommand::kNextOutput},
                                             {GLFW_KEY_PAGE_UP, WindowCommand::kZoomIn},
                                             {GLFW_KEY_PAGE_DOWN, WindowCommand::kZoomOut},
                                             {GLFW_KEY_HOME, WindowCommand::kZoomAll},
                                             {GLFW_KEY_ESCAPE, WindowCommand::kEscape},
                                             {GLFW_KEY_KP_ADD, WindowCommand::kRaise},
                                             {GLFW_KEY_KP_SUBTRACT, WindowCommand::kLower}}};

std::optional<WindowCommand> with_control(const KeyPress& press) {
  const bool shift = (press.modifiers & GLFW_MOD_SHIFT) != 0;
  if (press.name == "o") return WindowCommand::kOpen;
  if (press.name == "s") return shift ? WindowCommand::kSaveOutputs : WindowCommand::kSaveWeights;
  if (press.name == "c") return WindowCommand::kCopy;
  if (press.name == "z") return shift ? WindowCommand::kRedo : WindowCommand::kUndo;
  if (press.name == "y") return WindowCommand::kRedo;
  return std::nullopt;
}

std::optional<WindowCommand> with_alt(const KeyPress& press) {
  switch (press.key) {
    case GLFW_KEY_LEFT:
      return WindowCommand::kProbeLeft;
    case GLFW_KEY_RIGHT:
      return WindowCommand::kProbeRight;
    case GLFW_KEY_UP:
      return WindowCommand::kProbeUp;
    case GLFW_KEY_DOWN:
      return WindowCommand::kProbeDown;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<WindowCommand> command_for(const KeyPress& press, bool help_is_open) {
  if ((press.modifiers & GLFW_MOD_CONTROL) != 0) return with_control(press);
  if ((press.modifiers & GLFW_MOD_ALT) != 0) return with_alt(press);
  const bool shift = (press.modifiers & GLFW_MOD_SHIFT) != 0;
  // The name is that of the unshifted key: "+" is Shift and "=" on an American keyboard, "?" is Shift and "/".
  if (shift && (press.name == "/" || press.name == "ß" || press.name == ",")) return WindowCommand::kHelp;
  if (shift && (press.key == GLFW_KEY_KP_ADD || press.name == "+" || press.name == "="))
    return WindowCommand::kRaiseFine;
  if (shift && (press.key == GLFW_KEY_KP_SUBTRACT || press.name == "-")) return WindowCommand::kLowerFine;
  if (shift && press.name == "s") return WindowCommand::kPreviousScene;
  for (const auto& [name, command] : kPlain) {
    if (press.name == name) return command;
  }
  for (const auto& [key, command] : kUnprinted) {
    if (press.key != key) continue;
    return help_is_open && command == WindowCommand::kTypeWeight ? WindowCommand::kMeasure : command;
  }
  return std::nullopt;
}

}  // namespace pw

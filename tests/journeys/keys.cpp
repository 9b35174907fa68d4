#include "keys.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <string>
#include <utility>

namespace pw {
namespace {

struct Modifier {
  std::string_view prefix;
  int flag;
};
constexpr std::array<Modifier, 3> kModifiers = {
    {{"Ctrl+", GLFW_MOD_CONTROL}, {"Shift+", GLFW_MOD_SHIFT}, {"Alt+", GLFW_MOD_ALT}}};

struct SpecialKey {
  std::string_view text;
  int key;
  const char* name;  // the character on the key
};
constexpr std::array<SpecialKey, 23> kSpecialKeys = {{{"Enter", GLFW_KEY_ENTER, ""},
                                                      {"Escape", GLFW_KEY_ESCAPE, ""},
                                                      {"Tab", GLFW_KEY_TAB, ""},
                                                      {"Backspace", GLFW_KEY_BACKSPACE, ""},
                                                      {"Delete", GLFW_KEY_DELETE, ""},
                                                      {"Left", GLFW_KEY_LEFT, ""},
                                                      {"Right", GLFW_KEY_RIGHT, ""},
                                                      {"Up", GLFW_KEY_UP, ""},
                                                      {"Down", GLFW_KEY_DOWN, ""},
                                                      {"Page Up", GLFW_KEY_PAGE_UP, ""},
                                                      {"Page Down", GLFW_KEY_PAGE_DOWN, ""},
                                                      {"Home", GLFW_KEY_HOME, ""},
                                                      {"End", GLFW_KEY_END, ""},
                                                      {"F1", GLFW_KEY_F1, ""},
                                                      {"F10", GLFW_KEY_F10, ""},
                                                      {"Keypad Enter", GLFW_KEY_KP_ENTER, ""},
                                                      {"Keypad +", GLFW_KEY_KP_ADD, "+"},
                                                      {"Keypad -", GLFW_KEY_KP_SUBTRACT, "-"},
                                                      {"+", GLFW_KEY_RIGHT_BRACKET, "+"},
                                                      {"ß", GLFW_KEY_MINUS, "ß"},
                                                      {"Space", GLFW_KEY_SPACE, " "},
                                                      {"[", GLFW_KEY_LEFT_BRACKET, "["},
                                                      {"]", GLFW_KEY_RIGHT_BRACKET, "]"}}};

int take_modifiers(std::string_view& text) {
  int flags = 0;
  for (const auto& [prefix, flag] : kModifiers) {
    if (!text.starts_with(prefix)) continue;
    flags |= flag;
    text.remove_prefix(prefix.size());
  }
  return flags;
}

// What a key types with Shift, on a US keyboard and, for "+" and "ß", on a German one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kShifted = {
    {{"/", "?"}, {"=", "+"}, {"-", "_"}, {",", "<"}, {".", ">"}, {"[", "{"}, {"]", "}"}, {"+", "*"}, {"ß", "?"}}};

// The character that a press types; none with Ctrl or Alt.
std::string typed_text(const std::string& name, int modifiers) {
  if (name.empty() || (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT)) != 0) return "";
  if ((modifiers & GLFW_MOD_SHIFT) == 0) return name;
  for (const auto& [plain, shifted] : kShifted) {
    if (plain == name) return std::string(shifted);
  }
  return {static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])))};
}

KeyPress press_of(int key, int modifiers, std::string name) {
  KeyPress press{key, modifiers, std::move(name)};
  press.text = typed_text(press.name, modifiers);
  return press;
}

}  // namespace

KeyPress key_press(std::string_view text) {
  std::string_view rest = text;
  const int modifiers = take_modifiers(rest);
  const auto* special = std::ranges::find(kSpecialKeys, rest, &SpecialKey::text);
  if (special != kSpecialKeys.end()) return press_of(special->key, modifiers, special->name);
  const bool prints = rest.size() == 1 && std::isgraph(static_cast<unsigned char>(rest[0])) != 0;
  if (!prints) throw std::invalid_argument("\"" + std::string(text) + "\" is no key");
  // GLFW numbers printing keys by their upper-case ASCII character.
  const auto letter = static_cast<unsigned char>(rest[0]);
  return press_of(std::toupper(letter), modifiers, std::string(1, static_cast<char>(std::tolower(letter))));
}

}  // namespace pw

#include "app/command_table/shortcut.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace pw {
namespace {

// Add any other character that a command needs. A key that prints one of these never counts as a digit.
constexpr std::string_view kTypedSymbols = "?+-=[],.<>";
constexpr std::string_view kMinus = "−";

struct NamedKey {
  int key;
  std::string_view name;
  std::string_view shown;
};
constexpr std::array<NamedKey, 15> kNamedKeys = {{{GLFW_KEY_LEFT, "Left", "←"},
                                                  {GLFW_KEY_RIGHT, "Right", "→"},
                                                  {GLFW_KEY_UP, "Up", "↑"},
                                                  {GLFW_KEY_DOWN, "Down", "↓"},
                                                  {GLFW_KEY_PAGE_UP, "Page Up", "Page Up"},
                                                  {GLFW_KEY_PAGE_DOWN, "Page Down", "Page Down"},
                                                  {GLFW_KEY_HOME, "Home", "Home"},
                                                  {GLFW_KEY_END, "End", "End"},
                                                  {GLFW_KEY_ENTER, "Enter", "Enter"},
                                                  {GLFW_KEY_TAB, "Tab", "Tab"},
                                                  {GLFW_KEY_ESCAPE, "Esc", "Esc"},
                                                  {GLFW_KEY_SPACE, "Space", "Space"},
                                                  {GLFW_KEY_BACKSPACE, "Backspace", "Backspace"},
                                                  {GLFW_KEY_DELETE, "Delete", "Delete"},
                                                  {GLFW_KEY_INSERT, "Insert", "Insert"}}};

struct Modifier {
  int bit;
  std::string_view prefix;
};
constexpr std::array<Modifier, 3> kModifiers = {
    {{GLFW_MOD_CONTROL, "Ctrl+"}, {GLFW_MOD_ALT, "Alt+"}, {GLFW_MOD_SHIFT, "Shift+"}}};
constexpr int kCommanding = GLFW_MOD_CONTROL | GLFW_MOD_ALT;

bool is_digit(int c) {
  return c >= '0' && c <= '9';
}

bool is_letter(int c) {
  return c >= 'A' && c <= 'Z';
}

bool is_symbol(int c) {
  return c > 0 && c < 128 && kTypedSymbols.find(static_cast<char>(c)) != std::string_view::npos;
}

// The text's single ASCII character, letters in upper case; 0 for any other text.
int character(std::string_view text) {
  if (text.size() != 1) return 0;
  const char c = text.front();
  return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

// Greek and all scripts after it in Unicode; not accented Latin letters (up to U+1EFF), punctuation or symbols.
bool is_of_another_script(const std::string& name) {
  unsigned int code_point = 0;
  ImTextCharFromUtf8(&code_point, name.data(), name.data() + name.size());
  return code_point >= 0x370 && (code_point < 0x1E00 || code_point >= 0x2C00);
}

bool is_read_by_place(const KeyPress& press) {
  return is_letter(press.key) && (!press.latin_layout || is_of_another_script(press.name));
}

// Keys that are identified by key code; 0 for those identified by character.
int named_key(int key) {
  if (key == GLFW_KEY_KP_ENTER) return GLFW_KEY_ENTER;
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return key;
  return std::ranges::find(kNamedKeys, key, &NamedKey::key) != kNamedKeys.end() ? key : 0;
}

int parsed_key(std::string_view text) {
  if (text == kMinus) return '-';
  const int c = text.size() == 1 ? text.front() : 0;
  if (is_letter(c) || is_digit(c) || is_symbol(c)) return c;
  for (int number = 1; number <= 12; ++number) {
    if (text == fmt::format("F{}", number)) return GLFW_KEY_F1 + number - 1;
  }
  for (const NamedKey& key : kNamedKeys) {
    if (text == key.name || text == key.shown) return key.key;
  }
  return 0;
}

// For presses with Ctrl or Alt, which type no character.
int commanded_character(const KeyPress& press) {
  if (is_read_by_place(press)) return press.key;
  const int printed = character(press.name);
  if (is_letter(printed) || is_digit(printed) || is_symbol(printed)) return printed;
  if (press.key >= GLFW_KEY_KP_0 && press.key <= GLFW_KEY_KP_9) return press.key - GLFW_KEY_KP_0 + '0';
  if (press.key == GLFW_KEY_KP_ADD) return '+';
  if (press.key == GLFW_KEY_KP_SUBTRACT) return '-';
  return is_digit(press.key) ? press.key : 0;
}

struct Typed {
  int character = 0;
  bool with_shift = false;
};

Typed typed_character(const KeyPress& press, bool shift) {
  const int typed = character(press.text);
  const int printed = character(press.name);
  if (is_digit(typed)) return {typed, false};
  if (is_symbol(typed)) return {typed, false};
  if (is_read_by_place(press)) return {press.key, shift};
  // Any other character comes from AltGr or a dead key.
  if (is_letter(printed)) return {press.text.empty() || typed == printed ? printed : 0, shift};
  if (press.text.empty()) return {};
  if (shift) return {is_symbol(printed) || is_digit(printed) ? printed : 0, true};
  // Not with AltGr; Caps Lock turns "é" into "É".
  const bool is_plain = press.text == press.name || !is_ascii(press.text);
  const bool is_place_of_digit = is_digit(press.key) && !is_digit(printed) && !is_symbol(printed);
  return {is_place_of_digit && is_plain ? press.key : 0, false};
}

}  // namespace

Shortcut::Shortcut(int modifiers, int key) : modifiers_(modifiers), key_(key) {
  if (key == '?') modifiers_ &= ~GLFW_MOD_SHIFT;
  if (key != '=' || modifiers == 0) return;
  key_ = '+';
  modifiers_ &= ~GLFW_MOD_SHIFT;
}

Shortcut::Shortcut(const char* text) {
  const auto parsed = parse(text);
  assert(parsed);
  if (parsed) *this = *parsed;
}

std::optional<Shortcut> Shortcut::parse(std::string_view text) {
  int modifiers = 0;
  for (std::size_t i = 0; i < kModifiers.size();) {
    const auto& [bit, prefix] = kModifiers[i++];
    if (!text.starts_with(prefix) || (modifiers & bit) != 0) continue;
    modifiers |= bit;
    text.remove_prefix(prefix.size());
    i = 0;
  }
  const int key = parsed_key(text);
  if (key == 0) return std::nullopt;
  return Shortcut(modifiers, key);
}

std::optional<Shortcut> Shortcut::of(const KeyPress& press) {
  if ((press.modifiers & GLFW_MOD_SUPER) != 0) return std::nullopt;
  const int modifiers = press.modifiers & (kCommanding | GLFW_MOD_SHIFT);
  if (const int key = named_key(press.key); key != 0) return Shortcut(modifiers, key);
  // On Windows, AltGr is reported as Ctrl+Alt and types a character. On a Mac, Alt alone types one too, but still
  // counts as a shortcut.
  const bool is_altgr = (modifiers & kCommanding) == kCommanding && !press.text.empty();
  if ((modifiers & kCommanding) != 0 && !is_altgr) {
    const int key = commanded_character(press);
    return key != 0 ? std::optional(Shortcut(modifiers, key)) : std::nullopt;
  }
  const Typed typed = typed_character(press, (modifiers & GLFW_MOD_SHIFT) != 0);
  if (typed.character == 0) return std::nullopt;
  return Shortcut(typed.with_shift ? GLFW_MOD_SHIFT : 0, typed.character);
}

std::string Shortcut::text() const {
  std::string text;
  for (const auto& [bit, prefix] : kModifiers) {
    if ((modifiers_ & bit) != 0) text += prefix;
  }
  if (key_ >= GLFW_KEY_F1 && key_ <= GLFW_KEY_F12) return text + fmt::format("F{}", key_ - GLFW_KEY_F1 + 1);
  if (const auto named = std::ranges::find(kNamedKeys, key_, &NamedKey::key); named != kNamedKeys.end())
    return text.append(named->shown);
  if (key_ == '-') return text.append(kMinus);
  return key_ != 0 ? text + static_cast<char>(key_) : text;
}

}  // namespace pw

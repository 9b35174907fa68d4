#include "app/command_table/shortcut.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <span>
#include <string>

namespace pw {
namespace {

constexpr int kShift = GLFW_MOD_SHIFT;
constexpr int kCtrl = GLFW_MOD_CONTROL;
constexpr int kAlt = GLFW_MOD_ALT;

// A press on a layout, and its shortcut; none if `expected` is empty.
struct Row {
  int key;
  int modifiers;
  const char* name;
  const char* text;
  const char* expected;
};

// Names and texts are from xkb-data 2.35.1, where AltGr is not a modifier.
constexpr Row kUs[] = {{GLFW_KEY_Z, kCtrl, "z", "", "Ctrl+Z"},
                       {GLFW_KEY_Z, kCtrl | kShift, "z", "", "Ctrl+Shift+Z"},
                       {GLFW_KEY_H, 0, "h", "h", "H"},
                       {GLFW_KEY_S, kShift, "s", "S", "Shift+S"},
                       {GLFW_KEY_1, 0, "1", "1", "1"},
                       {GLFW_KEY_1, kShift, "1", "!", "Shift+1"},
                       {GLFW_KEY_1, kCtrl, "1", "", "Ctrl+1"},
                       {GLFW_KEY_SLASH, 0, "/", "/", ""},
                       {GLFW_KEY_SLASH, kShift, "/", "?", "?"},
                       {GLFW_KEY_EQUAL, 0, "=", "=", "="},
                       {GLFW_KEY_EQUAL, kShift, "=", "+", "+"},
                       {GLFW_KEY_EQUAL, kAlt, "=", "", "Alt++"},
                       {GLFW_KEY_EQUAL, kAlt | kShift, "=", "", "Alt++"},
                       {GLFW_KEY_MINUS, 0, "-", "-", "-"},
                       {GLFW_KEY_MINUS, kShift, "-", "_", "Shift+-"},
                       {GLFW_KEY_MINUS, kAlt, "-", "", "Alt+-"},
                       {GLFW_KEY_LEFT_BRACKET, 0, "[", "[", "["},
                       {GLFW_KEY_RIGHT_BRACKET, 0, "]", "]", "]"},
                       {GLFW_KEY_COMMA, 0, ",", ",", ","},
                       {GLFW_KEY_PERIOD, 0, ".", ".", "."},
                       {GLFW_KEY_PERIOD, kShift, ".", ">", ">"}};

constexpr Row kUk[] = {{GLFW_KEY_SLASH, kShift, "/", "?", "?"},
                       {GLFW_KEY_EQUAL, kShift, "=", "+", "+"},
                       {GLFW_KEY_MINUS, kShift, "-", "_", "Shift+-"},
                       {GLFW_KEY_3, kShift, "3", "£", "Shift+3"},
                       {GLFW_KEY_4, 0, "4", "€", ""},
                       {GLFW_KEY_LEFT_BRACKET, 0, "[", "[", "["}};

constexpr Row kDe[] = {{GLFW_KEY_Y, kCtrl, "z", "", "Ctrl+Z"},
                       {GLFW_KEY_Z, kCtrl, "y", "", "Ctrl+Y"},
                       {GLFW_KEY_Y, 0, "z", "z", "Z"},
                       {GLFW_KEY_Q, 0, "q", "@", ""},
                       {GLFW_KEY_E, 0, "e", "é", ""},
                       {GLFW_KEY_MINUS, kShift, "ß", "?", "?"},
                       {GLFW_KEY_RIGHT_BRACKET, 0, "+", "+", "+"},
                       {GLFW_KEY_RIGHT_BRACKET, kShift, "+", "*", "Shift++"},
                       {GLFW_KEY_RIGHT_BRACKET, 0, "+", "~", ""},
                       {GLFW_KEY_RIGHT_BRACKET, kAlt, "+", "", "Alt++"},
                       {GLFW_KEY_SLASH, 0, "-", "-", "-"},
                       {GLFW_KEY_SLASH, kShift, "-", "_", "Shift+-"},
                       {GLFW_KEY_SLASH, kAlt, "-", "", "Alt+-"},
                       {GLFW_KEY_0, kShift, "0", "=", "="},
                       {GLFW_KEY_8, 0, "8", "[", "["},
                       {GLFW_KEY_9, 0, "9", "]", "]"},
                       {GLFW_KEY_8, kCtrl | kAlt, "8", "[", "["},
                       {GLFW_KEY_COMMA, kShift, ",", ";", "Shift+,"},
                       {GLFW_KEY_LEFT_BRACKET, 0, "ü", "ü", ""}};

constexpr Row kFr[] = {{GLFW_KEY_W, kCtrl, "z", "", "Ctrl+Z"}, {GLFW_KEY_Q, 0, "a", "a", "A"},
                       {GLFW_KEY_A, kCtrl, "q", "", "Ctrl+Q"}, {GLFW_KEY_SEMICOLON, 0, "m", "m", "M"},
                       {GLFW_KEY_M, 0, ",", ",", ","},         {GLFW_KEY_M, kShift, ",", "?", "?"},
                       {GLFW_KEY_M, kCtrl, ",", "", "Ctrl+,"}, {GLFW_KEY_COMMA, kShift, ";", ".", "."},
                       {GLFW_KEY_1, 0, "&", "&", "1"},         {GLFW_KEY_1, kShift, "&", "1", "1"},
                       {GLFW_KEY_1, kCtrl, "&", "", "Ctrl+1"}, {GLFW_KEY_2, 0, "é", "é", "2"},
                       {GLFW_KEY_2, 0, "é", "É", "2"},         {GLFW_KEY_2, 0, "é", "~", ""},
                       {GLFW_KEY_2, kShift, "é", "2", "2"},    {GLFW_KEY_3, 0, "\"", "\"", "3"},
                       {GLFW_KEY_4, kCtrl, "'", "", "Ctrl+4"}, {GLFW_KEY_0, 0, "à", "à", "0"},
                       {GLFW_KEY_0, kShift, "à", "0", "0"},    {GLFW_KEY_5, 0, "(", "[", "["},
                       {GLFW_KEY_MINUS, 0, ")", "]", "]"},     {GLFW_KEY_6, 0, "-", "-", "-"},
                       {GLFW_KEY_6, kShift, "-", "6", "6"},    {GLFW_KEY_6, kAlt, "-", "", "Alt+-"},
                       {GLFW_KEY_6, kCtrl, "-", "", "Ctrl+-"}, {GLFW_KEY_EQUAL, kShift, "=", "+", "+"},
                       {GLFW_KEY_EQUAL, 0, "=", "=", "="}};

constexpr Row kEs[] = {{GLFW_KEY_MINUS, kShift, "'", "?", "?"},
                       {GLFW_KEY_RIGHT_BRACKET, 0, "+", "+", "+"},
                       {GLFW_KEY_RIGHT_BRACKET, kShift, "+", "*", "Shift++"},
                       {GLFW_KEY_RIGHT_BRACKET, 0, "+", "]", "]"},
                       {GLFW_KEY_SLASH, kShift, "-", "_", "Shift+-"},
                       {GLFW_KEY_0, kShift, "0", "=", "="},
                       {GLFW_KEY_EQUAL, 0, "¡", "¡", ""},
                       {GLFW_KEY_SEMICOLON, kCtrl, "ñ", "", ""}};

constexpr Row kIt[] = {{GLFW_KEY_MINUS, kShift, "'", "?", "?"},   {GLFW_KEY_RIGHT_BRACKET, kShift, "+", "*", "Shift++"},
                       {GLFW_KEY_LEFT_BRACKET, 0, "è", "[", "["}, {GLFW_KEY_RIGHT_BRACKET, 0, "+", "]", "]"},
                       {GLFW_KEY_SLASH, 0, "-", "-", "-"},        {GLFW_KEY_0, kShift, "0", "=", "="}};

constexpr Row kRu[] = {{GLFW_KEY_Z, kCtrl, "я", "", "Ctrl+Z"},  {GLFW_KEY_Z, kCtrl | kShift, "я", "", "Ctrl+Shift+Z"},
                       {GLFW_KEY_O, kCtrl, "щ", "", "Ctrl+O"},  {GLFW_KEY_S, kCtrl, "ы", "", "Ctrl+S"},
                       {GLFW_KEY_Q, kCtrl, "й", "", "Ctrl+Q"},  {GLFW_KEY_T, 0, "е", "е", "T"},
                       {GLFW_KEY_N, 0, "т", "т", "N"},          {GLFW_KEY_S, kShift, "ы", "Ы", "Shift+S"},
                       {GLFW_KEY_7, kShift, "7", "?", "?"},     {GLFW_KEY_7, 0, "7", "7", "7"},
                       {GLFW_KEY_SLASH, 0, ".", ".", "."},      {GLFW_KEY_SLASH, kShift, ".", ",", ","},
                       {GLFW_KEY_PERIOD, 0, "ю", "ю", ""},      {GLFW_KEY_LEFT_BRACKET, 0, "х", "х", ""},
                       {GLFW_KEY_EQUAL, kShift, "=", "+", "+"}, {GLFW_KEY_MINUS, 0, "-", "-", "-"}};

constexpr Row kGr[] = {{GLFW_KEY_Z, kCtrl, "ζ", "", "Ctrl+Z"},    {GLFW_KEY_H, 0, "η", "η", "H"},
                       {GLFW_KEY_Q, kCtrl, ";", "", "Ctrl+Q"},    {GLFW_KEY_Q, 0, ";", ";", "Q"},
                       {GLFW_KEY_W, kShift, "ς", "Σ", "Shift+W"}, {GLFW_KEY_SLASH, kShift, "/", "?", "?"},
                       {GLFW_KEY_EQUAL, kShift, "=", "+", "+"},   {GLFW_KEY_EQUAL, kAlt, "=", "", "Alt++"},
                       {GLFW_KEY_LEFT_BRACKET, 0, "[", "[", "["}, {GLFW_KEY_1, 0, "1", "1", "1"}};

constexpr Row kIl[] = {{GLFW_KEY_W, kCtrl, "'", "", "Ctrl+W"},
                       {GLFW_KEY_APOSTROPHE, 0, ",", ",", ","},
                       {GLFW_KEY_LEFT_BRACKET, 0, "]", "]", "]"}};

constexpr Row kIr[] = {{GLFW_KEY_1, 0, "۱", "۱", "1"}, {GLFW_KEY_1, kCtrl, "۱", "", "Ctrl+1"}};

constexpr Row kCz[] = {{GLFW_KEY_1, 0, "+", "+", "+"},
                       {GLFW_KEY_1, kShift, "+", "1", "1"},
                       {GLFW_KEY_2, 0, "ě", "ě", "2"},
                       {GLFW_KEY_COMMA, kShift, ",", "?", "?"}};

constexpr Row kHu[] = {{GLFW_KEY_F, 0, "f", "[", "["}, {GLFW_KEY_3, kShift, "3", "+", "+"}};

constexpr Row kCh[] = {{GLFW_KEY_1, kShift, "1", "+", "+"}, {GLFW_KEY_LEFT_BRACKET, 0, "ü", "[", "["}};

constexpr Row kJp[] = {{GLFW_KEY_MINUS, kShift, "-", "=", "="}, {GLFW_KEY_SEMICOLON, kShift, ";", "+", "+"}};

constexpr Row kTr[] = {{GLFW_KEY_I, kCtrl, "ı", "", ""}, {GLFW_KEY_APOSTROPHE, kCtrl, "i", "", "Ctrl+I"}};

constexpr Row kUsDvp[] = {{GLFW_KEY_Q, kCtrl, ";", "", ""}, {GLFW_KEY_X, kCtrl, "q", "", "Ctrl+Q"}};

// Shift and the + key is "?".
constexpr Row kNordic[] = {{GLFW_KEY_MINUS, 0, "+", "+", "+"},
                           {GLFW_KEY_MINUS, kShift, "+", "?", "?"},
                           {GLFW_KEY_MINUS, kAlt, "+", "", "Alt++"},
                           {GLFW_KEY_SLASH, 0, "-", "-", "-"},
                           {GLFW_KEY_SLASH, kShift, "-", "_", "Shift+-"},
                           {GLFW_KEY_SLASH, kAlt, "-", "", "Alt+-"},
                           {GLFW_KEY_0, kShift, "0", "=", "="},
                           {GLFW_KEY_7, kShift, "7", "/", "Shift+7"},
                           {GLFW_KEY_8, 0, "8", "[", "["},
                           {GLFW_KEY_9, 0, "9", "]", "]"},
                           {GLFW_KEY_LEFT_BRACKET, 0, "å", "å", ""},
                           {GLFW_KEY_LEFT_BRACKET, kCtrl, "å", "", ""},
                           {GLFW_KEY_Z, kCtrl, "z", "", "Ctrl+Z"}};

constexpr Row kKeypad[] = {{GLFW_KEY_KP_ENTER, 0, "", "", "Enter"},
                           {GLFW_KEY_KP_ENTER, kCtrl, "", "", "Ctrl+Enter"},
                           {GLFW_KEY_KP_ADD, 0, "+", "+", "+"},
                           {GLFW_KEY_KP_ADD, kShift, "+", "+", "+"},
                           {GLFW_KEY_KP_ADD, kAlt, "", "", "Alt++"},
                           {GLFW_KEY_KP_SUBTRACT, 0, "-", "-", "-"},
                           {GLFW_KEY_KP_SUBTRACT, kShift, "-", "-", "-"},
                           {GLFW_KEY_KP_SUBTRACT, kAlt, "", "", "Alt+-"},
                           {GLFW_KEY_KP_3, 0, "", "3", "3"},
                           {GLFW_KEY_KP_3, kCtrl, "", "", "Ctrl+3"},
                           {GLFW_KEY_KP_3, 0, "", "", ""},
                           {GLFW_KEY_LEFT, kAlt, "", "", "Alt+Left"},
                           {GLFW_KEY_TAB, kShift, "", "", "Shift+Tab"},
                           {GLFW_KEY_SPACE, 0, "", " ", "Space"},
                           {GLFW_KEY_F1, 0, "", "", "F1"},
                           {GLFW_KEY_F12, kCtrl | kAlt | kShift, "", "", "Ctrl+Alt+Shift+F12"},
                           {GLFW_KEY_LEFT_SHIFT, kShift, "", "", ""},
                           {GLFW_KEY_S, GLFW_MOD_SUPER, "s", "", ""},
                           {GLFW_KEY_S, GLFW_MOD_CAPS_LOCK, "s", "S", "S"},
                           {GLFW_KEY_UNKNOWN, 0, "", "?", "?"},
                           {GLFW_KEY_UNKNOWN, 0, "", "s", ""},
                           // On a Mac, Alt types characters.
                           {GLFW_KEY_MINUS, kAlt, "-", "–", "Alt+-"}};

void expect_rows(const std::string& layout, std::span<const Row> rows, bool latin = true) {
  for (const Row& row : rows) {
    const KeyPress press{row.key, row.modifiers, row.name, row.text, latin};
    const auto is = Shortcut::of(press);
    const std::string expected = row.expected;
    const auto want = expected.empty() ? std::nullopt : Shortcut::parse(expected);
    EXPECT_EQ(want.has_value(), !expected.empty()) << expected;
    EXPECT_EQ(is, want) << layout << ": " << row.modifiers << " and " << row.name << " typing " << row.text << " is "
                        << (is ? is->text() : "nothing");
  }
}

TEST(ShortcutLayouts, Latin) {
  expect_rows("us", kUs);
  expect_rows("uk", kUk);
  expect_rows("de", kDe);
  expect_rows("fr", kFr);
  expect_rows("es", kEs);
  expect_rows("it", kIt);
}

TEST(ShortcutLayouts, Nordic) {
  for (const char* layout : {"se", "no", "dk", "fi"}) expect_rows(layout, kNordic);
}

TEST(ShortcutLayouts, WithoutLatinLetters) {
  expect_rows("ru", kRu, false);
  expect_rows("gr", kGr, false);
  expect_rows("il", kIl, false);
  expect_rows("ir", kIr, false);
}

TEST(ShortcutLayouts, WithOtherDigitRowsAndLetters) {
  expect_rows("cz", kCz);
  expect_rows("hu", kHu);
  expect_rows("ch", kCh);
  expect_rows("jp", kJp);
  expect_rows("tr", kTr);
  expect_rows("us(dvp)", kUsDvp);
}

TEST(ShortcutLayouts, TheKeypadAndKeysThatPrintNothing) {
  expect_rows("keypad", kKeypad);
}

}  // namespace
}  // namespace pw

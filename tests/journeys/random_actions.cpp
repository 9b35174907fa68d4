#include "random_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace pw {
namespace {

constexpr std::array kKeys = {"h",       "t",         "n",         "r",        "m",
                              "p",       "c",         "a",         "o",        "b",
                              "0",       "[",         "]",         "=",        "-",
                              "g",       "Shift+=",   "Alt+-",     "2",        "2",
                              "3",       "1",         "s",         "Shift+s",  "F1",
                              "Left",    "Right",     "Up",        "Down",     "Shift+Right",
                              "Tab",     "Enter",     "Enter",     "Home",     "End",
                              "Page Up", "Space",     "Escape",    "Escape",   "Ctrl+Z",
                              "Ctrl+Z",  "Ctrl+Z",    "Ctrl+Y",    "Ctrl+Y",   "Ctrl+C",
                              "Ctrl+V",  "Ctrl+O",    "Ctrl+S",    "Alt+Left", "Alt+Down",
                              "Delete",  "Page Down", "Backspace", "Ctrl+A",   "Ctrl+Shift+S",
                              "v",       "v",         "Shift+v",   "e",        "x",
                              "y",       "j",         "Shift+j",   "Ctrl+F",   "l",
                              "Ctrl+1",  "Ctrl+2",    "Ctrl+3",    "Ctrl+4"};
// No way out of the dialog's folder.
constexpr std::array kDialogKeys = {"Up",     "Down", "Down", "Enter", "Enter", "Escape",
                                    "Escape", "Tab",  "Home", "End",   "Left"};
constexpr std::array kTexts = {"0.25", "-1e-3", "1,5", "−2", "abc", "0", "7", "", "1e38", "nan", "-inf", "12", "é×"};
constexpr std::array kValues = {"muted=0",
                                "muted=0,2",
                                "muted=",
                                "solo=1",
                                "solo=0,3",
                                "solo=",
                                "n=1",
                                "map=5",
                                "maps=0,1,2",
                                "output=1",
                                "scrub.k=2",
                                "overlay=colour",
                                "probe.x=3",
                                "threshold=0.9",
                                "maps.order=size",
                                "pin=true",
                                "strongest=true",
                                "muted=1",
                                "maps.show=products",
                                "maps.show=matrix",
                                "maps.show=3d",
                                "maps.show=position",
                                "maps.order=matter",
                                "maps.order=correlation",
                                "maps.order=random",
                                "probe.of=mean",
                                "probe.sort=size",
                                "code=pytorch",
                                "view=learn",
                                "view=learn.compare",
                                "view=learn.reconstruct",
                                "decode.from=pca",
                                "poke.blind=true",
                                "poke.kernel=3",
                                "poke.kernel=5",
                                "poke.stride=2",
                                "poke.value=2",
                                "poke.outer=false",
                                "poke.pixel=1,1",
                                "labels=sample",
                                "labels=clear",
                                "brush.class=1",
                                "train.speed=fast",
                                "train.speed=all",
                                "train.step=30",
                                "train.gradient=true"};
// Rows of lists: they are gone soon.
constexpr std::array kLists = {"activation.", "preset.",       "input.", "save.",    "sample.", "array.",
                               "order.",      "scrub.output.", "range.", "overlay.", "theme.",  "extractor."};
// What edits numbers: the busiest paths, and a few widgets of many.
constexpr std::array kNumbers = {"weight.", "weight_slider.", "bias_slider.", "weights"};
constexpr std::array kHeldModifiers = {"", "", "", "", "Ctrl+", "Shift+"};

constexpr int kTiny = 40;  // smaller than a window can be made
constexpr int kMostFramesOfAWait = 100;

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

std::string kind_of(const std::string& widget) {
  return widget.substr(0, widget.find_first_of("0123456789"));
}

}  // namespace

std::string RandomActions::Place::text() const {
  return fmt::format("{} ({:.0f}, {:.0f})", widget, at.x, at.y);
}

// Other folders are left alone.
bool RandomActions::is_left_alone(const std::string& widget) const {
  if (widget == "browser.home" || widget == "browser.parent") return true;
  return !surroundings_.can_save && (widget.starts_with("save") || widget == "code.save");
}

std::map<std::string, std::vector<std::string>> RandomActions::kinds_of_widgets(const Json& state) const {
  std::map<std::string, std::vector<std::string>> kinds;
  for (const auto& [name, place] : state["widgets"].items()) {
    if (!is_left_alone(name)) kinds[kind_of(name)].push_back(name);
  }
  return kinds;
}

// On a widget: its kind first, since hundreds of bars would hide the buttons. Mostly in a list that is open, often on
// what edits numbers, seldom beside all of them.
RandomActions::Place RandomActions::place(const Json& state) {
  const auto kinds = kinds_of_widgets(state);
  if (kinds.empty() || dice_.once_in(40)) return {"anywhere", {dice_.between(-20, 700), dice_.between(-20, 500)}};
  auto kind = std::next(kinds.begin(), static_cast<std::ptrdiff_t>(dice_.below(kinds.size())));
  if (const char* number = dice_.any(kNumbers); kinds.contains(number) && dice_.once_in(4)) kind = kinds.find(number);
  for (const char* list : kLists) {
    if (kinds.contains(list) && !dice_.once_in(3)) kind = kinds.find(list);
  }
  const std::string& name = dice_.any(kind->second);
  const Json& rectangle = state["widgets"][name];
  const Area area{rectangle[0].get<float>(), rectangle[1].get<float>(), rectangle[2].get<float>(),
                  rectangle[3].get<float>()};
  const float across = dice_.share(), down = dice_.share();
  return {name, area.at(across, down)};
}

RandomAction RandomActions::click(const Json& state) {
  const Place where = place(state);
  const bool is_right = dice_.once_in(6);
  const std::string held = dice_.once_in(5) ? dice_.any(kHeldModifiers) : "";
  return {held + (is_right ? "right click " : "click ") + where.text(), [=](Driver& driver) {
            driver.hold(held);
            driver.click(where.at, is_right ? MouseButton::kRight : MouseButton::kLeft);
            driver.hold("");
          }};
}

RandomAction RandomActions::drag(const Json& state) {
  const Place from = place(state);
  const std::string held = dice_.any(kHeldModifiers);
  const float far = dice_.once_in(8) ? 600.0F : 60.0F;
  const float dx = dice_.between(-far, far), dy = dice_.between(-far, far);
  return {fmt::format("{}drag {} by {:.0f}, {:.0f}", held, from.text(), dx, dy), [=](Driver& driver) {
            driver.hold(held);
            driver.drag(from.at, {from.at.x + dx, from.at.y + dy}, 3);
            driver.hold("");
          }};
}

// One hand drags while the other types, or while a file is dropped.
RandomAction RandomActions::held_drag_with_key(const Json& state) {
  const Place from = place(state);
  const float dy = dice_.between(-40, 40);
  const bool drops = dice_.once_in(3);
  const std::string what =
      drops ? dice_.any(surroundings_.files) : dice_.any(std::array{"Ctrl+Z", "2", "s", "0", "Tab"});
  const std::string path = drops ? surroundings_.path(what) : "";
  return {fmt::format("drag {} by 0, {:.0f} and in the middle {} {}", from.text(), dy, drops ? "drop" : "key", what),
          [=](Driver& driver) {
            driver.move(from.at);
            driver.press();
            driver.move({from.at.x, from.at.y + dy / 2});
            drops ? driver.drop_at_once(path) : driver.key_at_once(what);
            driver.frame(2);
            driver.move({from.at.x, from.at.y + dy});
            driver.release();
          }};
}

RandomAction RandomActions::double_click(const Json& state) {
  const Place where = place(state);
  const std::string typed = dice_.any(kTexts);
  const std::string last = dice_.any(std::array{"Enter", "Enter", "Escape", "Tab"});
  const bool is_in_browser = where.widget.starts_with("browser");
  return {fmt::format("double click {}, type {}, key {}", where.text(), quoted(typed), last), [=](Driver& driver) {
            driver.double_click(where.at);
            driver.type(typed);
            if (!is_in_browser) driver.key(last);
          }};
}

RandomAction RandomActions::key(const Json& state) {
  std::string pressed;
  do {
    pressed = state["widgets"].contains("browser.path") ? dice_.any(kDialogKeys) : dice_.any(kKeys);
  } while (!surroundings_.can_save && pressed.ends_with("S"));
  return {"key " + pressed, [=](Driver& driver) { driver.key(pressed); }};
}

// Both in one frame.
RandomAction RandomActions::key_while_pointing(const Json& state) {
  const Place where = place(state);
  const std::string pressed = dice_.any(std::array{"Ctrl+O", "F1", "Enter", "Ctrl+Z", "2", "Tab", "Escape"});
  return {fmt::format("point at {} and key {}", where.text(), pressed), [=](Driver& driver) {
            driver.move_at_once(where.at);
            driver.key_at_once(pressed);
            driver.frame(2);
          }};
}

RandomAction RandomActions::type() {
  const std::string typed = dice_.any(kTexts);
  return {"type " + quoted(typed), [=](Driver& driver) { driver.type(typed); }};
}

RandomAction RandomActions::wheel(const Json& state) {
  const Place where = place(state);
  const std::string held = dice_.any(kHeldModifiers);
  const float notches = std::round(dice_.between(-4, 4));
  return {fmt::format("{}wheel {} by {}", held, where.text(), notches), [=](Driver& driver) {
            driver.move(where.at);
            driver.hold(held);
            driver.wheel(notches);
            driver.hold("");
          }};
}

// Every other time weights that fit, where there are any.
RandomAction RandomActions::drop(const Json& state) {
  std::vector<std::string> fitting;
  std::ranges::copy_if(surroundings_.files, std::back_inserter(fitting),
                       [end = fmt::format("x{}.npy", state["document"]["cin"].get<int>())](const std::string& name) {
                         return name.ends_with(end);
                       });
  const bool fits = !fitting.empty() && dice_.once_in(2);
  const std::string name = dice_.any(fits ? fitting : surroundings_.files);
  return {"drop " + name, [path = surroundings_.path(name)](Driver& driver) {
            driver.drop_at_once(path);
            driver.frame();
          }};
}

// What --set does, between frames. Some values do not fit the document of now.
RandomAction RandomActions::set() {
  const std::string value = dice_.any(kValues);
  return {"set " + value, [=](Driver& driver) {
            static_cast<void>(driver.set_at_once(value));
            driver.frame();
          }};
}

RandomAction RandomActions::resize() {
  int width = static_cast<int>(dice_.between(480, 700)), height = static_cast<int>(dice_.between(320, 450));
  if (dice_.once_in(5)) width = height = kMinWindowSide;
  if (dice_.once_in(10)) width = height = kTiny;
  return {fmt::format("resize {} × {}", width, height), [=](Driver& driver) { driver.resize(width, height); }};
}

// Until background jobs are done, unless a dialog blocks them.
RandomAction RandomActions::wait() {
  return {"wait", [](Driver& driver) {
            for (int i = 0; i < kMostFramesOfAWait && driver.is_busy(); ++i) driver.frame();
          }};
}

RandomAction RandomActions::next(const Json& state) {
  const bool is_again = last_ && dice_.once_in(5);
  if (!is_again) last_ = another(state);
  return *last_;
}

RandomAction RandomActions::another(const Json& state) {
  const std::size_t choice = dice_.below(100);
  if (choice < 24) return click(state);
  if (choice < 38) return drag(state);
  if (choice < 42) return held_drag_with_key(state);
  if (choice < 64) return key(state);
  if (choice < 68) return key_while_pointing(state);
  if (choice < 73) return type();
  if (choice < 78) return wheel(state);
  if (choice < 87) return drop(state);
  if (choice < 90) return resize();
  if (choice < 94) return double_click(state);
  if (choice < 98) return set();
  return wait();
}

}  // namespace pw

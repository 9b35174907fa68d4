#include <algorithm>
#include <iterator>

#include "app/commands/settable.h"
#include "app/commands/window_commands.h"
#include "app/frame/frame.h"

namespace pw {
namespace {

template <class Choice>
Choice next_of(Choice now, int count) {
  return static_cast<Choice>((static_cast<int>(now) + 1) % count);
}

std::function<void(Frame&)> toggles(bool Display::*part) {
  return [part](Frame& frame) { frame.display().*part = !(frame.display().*part); };
}

std::function<bool(const Frame&)> shows(bool Display::*part) {
  return [part](const Frame& frame) { return frame.display().*part; };
}

void next_theme(Frame& frame) {
  set_theme(frame.display(), next_of(frame.display().theme, static_cast<int>(kThemes.size())));
}

void flip_axis_order(Frame& frame) {
  AxisOrder& order = frame.display().axis_order;
  order = order == AxisOrder::kNhwc ? AxisOrder::kNchw : AxisOrder::kNhwc;
}

void flip_pin(Frame& frame) {
  Display& display = frame.display();
  display.pinned = display.pinned ? std::nullopt : std::optional(pinned(frame.scales()));
}

void next_overlay(Frame& frame) {
  // Three outputs can be a colour picture as well.
  const int modes = frame.document().network.cout() == 3 ? kOverlayModeCount : kOverlayModeCount - 1;
  frame.display().overlay = next_of(frame.display().overlay, modes);
}

constexpr const char* kLookRow = "curtain, theme, NHWC / NCHW";
constexpr const char* kPinRow = "pin the ranges, show the change since the last press";
constexpr const char* kColourRow = "activation, colour range, overlay";

std::vector<Command> look_commands() {
  return {
      {"curtain",
       "Curtain",
       "Hides the outputs: predict first, then reveal",
       {"H"},
       kLookRow,
       toggles(&Display::curtain),
       nullptr,
       shows(&Display::curtain)},
      {"theme", "Look", "Changes the look: dark, light, projector", {"T"}, kLookRow, next_theme},
      {"layout",
       "Order of the axes",
       "The order in which the four numbers are written",
       {"N"},
       kLookRow,
       flip_axis_order},
      {"range",
       "Colour range",
       "Colours: each map in its own range, all maps in one, or symmetric about zero",
       {"R"},
       kColourRow,
       [](Frame& frame) { frame.display().range_mode = next_of(frame.display().range_mode, kRangeModeCount); }},
      {"strongest",
       "12 strongest",
       "All maps, or the twelve whose weights move the outputs most",
       {"M"},
       "next image of a batch, strongest maps or all",
       toggles(&Display::strongest_only)},
  };
}

// Of the outputs.
std::vector<Command> output_display_commands() {
  return {
      {"pin",
       "pin ranges",
       "Keeps the outputs' colour ranges and the bars' scale as they are, after a drag too",
       {"P"},
       kPinRow,
       flip_pin,
       nullptr,
       [](const Frame& frame) { return frame.display().pinned.has_value(); }},
      {"change",
       "change since press",
       "Shows what the outputs gained (orange) and lost (blue) since the last press",
       {"C"},
       kPinRow,
       toggles(&Display::shows_change),
       nullptr,
       shows(&Display::shows_change)},
      {"overlay",
       "Overlay",
       "What is laid over the image: where one output is the largest (argmax), its softmax probability, its values, or "
       "three outputs as a colour picture. The cells are scaled up bilinearly, as FCN does",
       {"O"},
       kColourRow,
       next_overlay},
      {"truth",
       "truth",
       "The outline of the true road, which the generator of the scene knows",
       {"G"},
       "next scene, scene before, outline of the true road",
       toggles(&Display::shows_truth),
       nullptr,
       shows(&Display::shows_truth)},
  };
}

}  // namespace

std::vector<Command> display_commands() {
  std::vector<Command> commands = look_commands();
  std::ranges::move(output_display_commands(), std::back_inserter(commands));
  return commands;
}

}  // namespace pw

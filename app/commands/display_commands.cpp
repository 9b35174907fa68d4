#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "app/commands/settable.h"
#include "app/commands/window_commands.h"
#include "app/frame/frame.h"
#include "app/presentation/outputs/prediction.h"

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
  frame.pin_scales(!frame.display().pinned);
}

void next_overlay(Frame& frame) {
  const auto modes = overlay_modes(frame.document());
  const auto now = std::ranges::find(modes, shown_overlay(frame.display(), frame.document()));
  // Once around, the choice is left to the weights again.
  frame.display().overlay = now + 1 < modes.end() ? std::optional(now[1]) : std::nullopt;
}

constexpr double kLeastThreshold = 0.01, kLargestThreshold = 0.99;

std::function<void(Frame&)> threshold_by(float step) {
  return [step](Frame& frame) {
    float& threshold = frame.display().threshold;
    threshold =
        std::clamp(threshold + step, static_cast<float>(kLeastThreshold), static_cast<float>(kLargestThreshold));
  };
}

void type_threshold(Frame& frame) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_number(text, kLeastThreshold, kLargestThreshold).map([&](double value) {
      now.display().threshold = static_cast<float>(value);
    });
  };
  frame.requests().edit = TypedValue{"threshold of p", fmt::format("{:.2f}", frame.display().threshold), set, {}, {}};
}

bool has_threshold_now(const Frame& frame) {
  return has_threshold(frame.document(), shown_overlay(frame.display(), frame.document()));
}

constexpr const char* kThresholdRow = "lower, raise the threshold";
constexpr const char* kLookRow = "curtain, theme, NHWC / NCHW";
constexpr const char* kPinRow = "hold the colour scale, change since you pressed";
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
      {"theme", "Theme", "Changes the theme: dark, light, projector", {"T"}, kLookRow, next_theme},
      {"layout",
       "Axis order",
       "The order in which the four sizes of a shape are written",
       {"N"},
       kLookRow,
       flip_axis_order},
      {"range",
       "Colour range",
       "Colour scale: per map, shared by all maps, or symmetric about zero",
       {"R"},
       kColourRow,
       [](Frame& frame) { frame.display().range_mode = next_of(frame.display().range_mode, kRangeModeCount); }},
      {"spotlight",
       "Spotlight",
       "A ring around the pointer, as long as the key is held",
       {"Z"},
       "hold: a ring around the pointer",
       [](Frame& frame) { frame.show_spotlight(true); },
       nullptr,
       [](const Frame& frame) { return frame.has_spotlight(); }},
      {"motion",
       "Reduced motion",
       "Nothing moves by itself: play and reshape jump to their end",
       {},
       "",
       toggles(&Display::reduces_motion),
       nullptr,
       shows(&Display::reduces_motion)},
      {"strongest",
       "12 strongest",
       "Shows all maps, or the 12 that affect most: the outputs whose weights stand at the maps, of products the one "
       "shown",
       {"M"},
       "strongest maps or all",
       toggles(&Display::strongest_only),
       nullptr,
       shows(&Display::strongest_only)},
  };
}

// Of the outputs.
std::vector<Command> output_display_commands() {
  return {
      {"pin",
       "hold the colour scale",
       "Keeps the outputs' colour ranges and the bars' scale fixed, even after a drag",
       {"P"},
       kPinRow,
       flip_pin,
       nullptr,
       [](const Frame& frame) { return frame.display().pinned.has_value(); }},
      {"fit_range",
       "fit the colour scale",
       "Fits the outputs' colour ranges to what is left of them",
       {},
       "",
       [](Frame& frame) {
         frame.display().pinned.reset();
         frame.scales().outputs_fitted_to.reset();
       }},
      {"change",
       "change since you pressed",
       "Shows where the outputs rose (orange) or fell (blue) since the last press",
       {"C"},
       kPinRow,
       toggles(&Display::shows_change),
       nullptr,
       shows(&Display::shows_change)},
      {"overlay",
       "Overlay",
       "What is drawn over the image: where one output is largest (argmax), its probability, its values; all classes, "
       "each in its colour; or three outputs as an RGB image. Upsampled bilinearly, as in FCN",
       {"O"},
       kColourRow,
       next_overlay},
  };
}

// Of the prediction.
std::vector<Command> prediction_commands() {
  Command truth{"truth",
                "ground truth",
                "Outlines the ground truth: the road as the scene generator drew it",
                {"G"},
                "next scene, previous scene, ground-truth outline",
                toggles(&Display::shows_truth),
                [](const Frame& frame) { return frame.document().ground_truth != nullptr; },
                shows(&Display::shows_truth)};
  truth.needs = "Only generated scenes have a ground truth";
  return {
      {"threshold.lower",
       "Lower the threshold",
       "Tints the overlay from a lower p on",
       {"<"},
       kThresholdRow,
       threshold_by(-0.01F),
       has_threshold_now},
      {"threshold.raise",
       "Raise the threshold",
       "Tints the overlay from a higher p on",
       {">"},
       kThresholdRow,
       threshold_by(0.01F),
       has_threshold_now},
      {"threshold.type",
       "Type the threshold",
       "Opens a field to type the probability from which on the overlay is tinted",
       {},
       "",
       type_threshold,
       has_threshold_now},
      truth,
  };
}

}  // namespace

std::vector<Command> display_commands() {
  std::vector<Command> commands = look_commands();
  for (auto more : {output_display_commands(), prediction_commands()})
    std::ranges::move(more, std::back_inserter(commands));
  return commands;
}

}  // namespace pw

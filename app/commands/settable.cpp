#include "app/commands/settable.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "app/commands/poke_values.h"
#include "app/commands/settable_learning.h"
#include "app/commands/settable_row.h"
#include "app/commands/value_text.h"
#include "app/cost/cost_keys.h"
#include "app/document_json/names.h"
#include "app/frame/frame.h"
#include "app/presentation/outputs/prediction.h"

namespace pw {
namespace {

using Limit = std::int64_t (*)(const Document&);

std::int64_t last_map(const Document& document) {
  return document.shape().c - 1;
}
std::int64_t last_output(const Document& document) {
  return document.network.cout() - 1;
}

// A number in the selection, limited by the document.
Settable selected(std::string_view key, Limit largest, void (*set)(Selection&, std::int64_t)) {
  return settable<std::int64_t>(key, [=](Frame& frame, std::int64_t value) -> std::string {
    if (std::string problem = range_problem(value, largest(frame.document())); !problem.empty()) return problem;
    Selection next = frame.selection();
    set(next, value);
    frame.select(next);
    return "";
  });
}

template <class T>
Settable displayed(std::string_view key, T Display::*part) {
  return settable<T>(key, [part](Frame& frame, const T& value) {
    frame.display().*part = value;
    return std::string();
  });
}

Settable masked(std::string_view key, Maps Mask::*part) {
  return settable<Maps>(key, [part](Frame& frame, const Maps& maps) -> std::string {
    if (std::string problem = maps.empty() ? "" : range_problem(maps.back(), last_map(frame.document()));
        !problem.empty())
      return problem;
    Mask mask = frame.document().mask;
    mask.*part = maps;
    frame.dispatch(SetMask{mask});
    return "";
  });
}

std::string set_maps(Frame& frame, const Maps& maps) {
  if (maps.empty()) return "at least one map must be selected";
  if (std::string problem = range_problem(maps.back(), last_map(frame.document())); !problem.empty()) return problem;
  Selection next = frame.selection();
  next.maps = maps;
  if (!std::ranges::binary_search(maps, next.map)) next.map = maps.front();
  frame.select(next);
  return "";
}

// A part of the selection that any document allows.
template <class T>
Settable chosen(std::string_view key, void (*set)(Selection&, T)) {
  return settable<T>(key, [set](Frame& frame, const T& value) {
    Selection next = frame.selection();
    set(next, value);
    frame.select(next);
    return std::string();
  });
}

std::string set_theme_of(Frame& frame, const ThemeKind& theme) {
  set_theme(frame.display(), theme);
  return "";
}

std::string set_overlay(Frame& frame, const OverlayMode& overlay) {
  const auto modes = overlay_modes(frame.document());
  if (std::ranges::find(modes, overlay) == modes.end()) {
    std::string names;
    for (const auto& [mode, name] : names_of(overlay)) {
      if (std::ranges::find(modes, mode) != modes.end()) names += (names.empty() ? "" : ", ") + std::string(name);
    }
    return fmt::format("these outputs can be shown as {}", names);
  }
  frame.display().overlay = overlay;
  return "";
}

std::string set_pin(Frame& frame, const bool& pin) {
  frame.pin_scales(pin);
  return "";
}

// Runs the command whose id is PREFIX followed by NAME.
std::string run_by_name(Frame& frame, const std::string& prefix, const std::string& name) {
  std::string names;
  for (const Command& command : frame.commands().all()) {
    if (command.id == prefix + name) {
      run(command, frame);
      return "";
    }
    if (command.id.starts_with(prefix)) names += (names.empty() ? "" : ", ") + command.id.substr(prefix.size());
  }
  if (names.empty()) return fmt::format("{} cannot be chosen: there is nothing to choose from", name);
  return fmt::format("{} is not one of {}", name, names);
}

std::string set_view(Frame& frame, const std::string& name) {
  return run_by_name(frame, "view.", name);
}

std::string set_tab(Frame& frame, const std::string& name) {
  return run_by_name(frame, "view." + frame.selection().view + ".", name);
}

std::string set_mode(Frame& frame, const std::string& name) {
  return run_by_name(frame, "view.explore.", name);
}

// The view and what Explore shows, in what look.
std::vector<Settable> settables_of_view() {
  return {
      settable<std::string>("view", set_view),
      settable<std::string>("tab", set_tab),
      settable<ThemeKind>("theme", set_theme_of),
      settable<std::string>("maps.show", set_mode),
      displayed("layout", &Display::axis_order),
      selected(
          "n", [](const Document& d) { return d.shape().n - 1; }, [](Selection& s, std::int64_t n) { s.n = n; }),
      selected("map", last_map, select_map),
      settable<Maps>("maps", set_maps),
      chosen<MapsOrder>("maps.order", [](Selection& s, MapsOrder order) { s.order = order; }),
      selected("output", last_output, [](Selection& s, std::int64_t output) { s.output = output; }),
      selected(
          "probe.x", [](const Document& d) { return d.shape().w - 1; },
          [](Selection& s, std::int64_t x) { s.position.x = x; }),
      selected(
          "probe.y", [](const Document& d) { return d.shape().h - 1; },
          [](Selection& s, std::int64_t y) { s.position.y = y; }),
      selected(
          "scrub.k", [](const Document& d) { return d.shape().c; }, [](Selection& s, std::int64_t k) { s.added = k; }),
      // One selected output for all panels.
      selected("scrub.output", last_output, [](Selection& s, std::int64_t output) { s.output = output; }),
      selected("probe.output", last_output, [](Selection& s, std::int64_t output) { s.output = output; }),
      chosen<ProbeOf>("probe.of", [](Selection& s, ProbeOf of) { s.probe.of = of; }),
      chosen<ProbeSort>("probe.sort", [](Selection& s, ProbeSort sort) { s.probe.sort = sort; }),
      chosen<CodeKind>("code", [](Selection& s, CodeKind code) { s.matrix.code = code; }),
      chosen<float>("matrix.reshape", [](Selection& s, float share) { s.matrix.reshape = share; }),
      selected(
          "stack.yaw", [](const Document&) { return static_cast<std::int64_t>(StackCamera::kMostYaw); },
          [](Selection& s, std::int64_t yaw) { s.camera.yaw = static_cast<float>(yaw); }),
      selected(
          "stack.pitch", [](const Document&) { return static_cast<std::int64_t>(StackCamera::kMostPitch); },
          [](Selection& s, std::int64_t pitch) { s.camera.pitch = static_cast<float>(pitch); }),
      selected(
          "stack.zoom", [](const Document&) { return static_cast<std::int64_t>(StackCamera::kMostZoom); },
          [](Selection& s, std::int64_t zoom) { s.camera.zoom = static_cast<float>(zoom); }),
      displayed("range", &Display::range_mode),
      displayed("strongest", &Display::strongest_only),
      settable<OverlayMode>("overlay", set_overlay),
      displayed("threshold", &Display::threshold),
      displayed("truth", &Display::shows_truth),
      displayed("change", &Display::shows_change),
      displayed("curtain", &Display::curtain),
      displayed("reduced_motion", &Display::reduces_motion),
      settable<bool>("pin", set_pin),
  };
}

// Labels, what Learn shows and trains, changed values, the pair, the mask.
std::vector<Settable> settables_of_learning() {
  return {
      settable<std::string>("labels", set_labels),
      chosen<ComparisonScope>("compare.scope", [](Selection& s, ComparisonScope scope) { s.compare.scope = scope; }),
      chosen<bool>("compare.more", [](Selection& s, bool shows_more) { s.compare.shows_more = shows_more; }),
      chosen<std::int64_t>("compare.outputs", [](Selection& s, std::int64_t count) { s.compare.outputs = count; }),
      chosen<DecodeFrom>("decode.from", [](Selection& s, DecodeFrom from) { s.decode.from = from; }),
      chosen<std::int64_t>("decode.outputs", [](Selection& s, std::int64_t count) { s.decode.outputs = count; }),
      chosen<DecodeWhich>("decode.which", [](Selection& s, DecodeWhich which) { s.decode.which = which; }),
      chosen<DecodeSort>("decode.sort", [](Selection& s, DecodeSort sort) { s.decode.sort = sort; }),
      // In Learn at every position, in Explore at the marker.
      chosen<bool>(
          "poke.blind",
          [](Selection& s, bool is_blind) { (s.view == "learn" ? s.decode.is_blind : s.poke.is_blind) = is_blind; }),
      chosen<PokeKernel>("poke.kernel", [](Selection& s, PokeKernel kernel) { s.poke.kernel = kernel; }),
      chosen<std::int64_t>("poke.stride", [](Selection& s, std::int64_t stride) { s.poke.stride = stride; }),
      chosen<bool>("poke.outer", [](Selection& s, bool has_outer) { s.poke.has_outer_taps = has_outer; }),
      chosen<bool>("poke.sum", [](Selection& s, bool shows_sum) { s.poke.shows_sum = shows_sum; }),
      {"poke.value", "a number", [](std::string_view text) { return parse_float(text).has_value(); }, set_poked_value},
      {"poke.pixel", "COLUMN,ROW, or nothing", [](std::string_view text) { return is_pixel(text); }, set_pixel},
      chosen<std::int64_t>("brush.class", [](Selection& s, std::int64_t kind) { s.brush.kind = kind; }),
      chosen<TrainingSpeed>("train.speed", [](Selection& s, TrainingSpeed speed) { s.speed = speed; }),
      settable<PairCase>("two.case", set_pair_case),
      settable<std::int64_t>("two.hidden", set_pair_hidden),
      settable<bool>("two.relu", set_pair_relu),
      settable<std::int64_t>("train.step", set_steps),
      settable<NetworkId>("train.target", set_target),
      displayed("train.gradient", &Display::shows_weight_gradient),
      masked("muted", &Mask::muted),
      masked("solo", &Mask::solo),
  };
}

Settable settable_cost(const CostKey& row) {
  const auto accepts = [&row](std::string_view text) {
    CostSettings settings;
    return row.set(settings, text);
  };
  return {row.key, row.values, accepts, [&row](Frame& frame, std::string_view text) {
            CostSettings settings = frame.cost().settings();
            row.set(settings, text);
            frame.cost().change(settings);
            return std::string();
          }};
}

std::vector<Settable> make_settables() {
  std::vector<Settable> all = settables_of_view();
  std::ranges::move(settables_of_learning(), std::back_inserter(all));
  std::ranges::transform(cost_keys(), std::back_inserter(all), settable_cost);
  return all;
}

const std::vector<Settable>& settables() {
  static const std::vector<Settable> all = make_settables();
  return all;
}

struct KeyAndValue {
  std::string_view key, value;
  const Settable* settable;  // null if there is no such key
};

KeyAndValue parts_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {text, {}, nullptr};
  const std::string_view key = text.substr(0, equals);
  const auto found = std::ranges::find(settables(), key, &Settable::key);
  return {key, text.substr(equals + 1), found == settables().end() ? nullptr : &*found};
}

}  // namespace

std::string set_problem(const std::string& text) {
  const auto [key, value, settable] = parts_of(text);
  if (settable == nullptr) {
    std::string keys;
    for (const Settable& known : settables()) keys += (keys.empty() ? "" : ", ") + std::string(known.key);
    return fmt::format("{} is not KEY=VALUE with one of the keys {}", text, keys);
  }
  if (!settable->accepts(value)) return fmt::format("{}: {} must be {}", text, key, settable->values);
  return "";
}

Expected<void> set_value(Frame& frame, const std::string& text) {
  const auto [key, value, settable] = parts_of(text);
  if (const std::string problem = settable->set(frame, value); !problem.empty()) return fail(text, "{}", problem);
  return {};
}

std::vector<std::string> settable_values() {
  std::vector<std::string> values;
  for (const Settable& settable : settables()) values.push_back(fmt::format("{}: {}", settable.key, settable.values));
  return values;
}

void set_theme(Display& display, ThemeKind theme) {
  display.theme = theme;
  // Fewer maps are easier to see from the last row; one key shows the rest.
  display.strongest_only = theme == ThemeKind::kProjector;
}

}  // namespace pw

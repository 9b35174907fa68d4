#include "app/panels/two_layers/pair_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/presentation/scale_steps.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostFormulaTerms = 4;

// In the style of the stack's maps: sequential where nothing is negative.
OutputColours colours_of(float lo, float hi, const Theme& theme, bool from_zero) {
  if (lo >= 0.0F) return {&viridis(), spanning_range(from_zero ? 0.0F : lo, hi)};
  return {theme.diverging, symmetric_range(std::max(std::fabs(lo), std::fabs(hi)))};
}

OutputColours colours_of(const std::vector<OutputRange>& ranges, const Theme& theme, bool from_zero) {
  float lo = 0.0F, hi = 0.0F;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    lo = i == 0 ? ranges[i].min : std::min(lo, ranges[i].min);
    hi = i == 0 ? ranges[i].max : std::max(hi, ranges[i].max);
  }
  return colours_of(lo, hi, theme, from_zero);
}

std::vector<OutputColours> colours_of_x(const ShownPair& shown, const Theme& theme, std::int64_t n) {
  std::vector<OutputColours> colours;
  if (has_strips(shown) || shown.stack() == nullptr) return colours;
  for (std::int64_t i = 0; i < shown.first().cin; ++i) {
    const PlaneStatistics& map = shown.stack()->of(n, i);
    colours.push_back(shown.pair().input == PairInput::kPicture ? OutputColours{&greys(), {0.0F, 1.0F}}
                                                                : colours_of(map.min, map.max, theme, true));
  }
  return colours;
}

// The largest |w| times what it weighs.
float largest_pair_product(const ShownPair& shown, const PairMaps& maps) {
  float largest = 0.0F;
  for (std::int64_t j = 0; j < shown.hidden(); ++j) {
    const OutputRange& range = maps.shown_hidden().ranges[static_cast<std::size_t>(j)];
    const float size = std::max(std::fabs(range.min), std::fabs(range.max));
    for (std::int64_t o = 0; o < shown.second().cout; ++o)
      largest = std::max(largest, std::fabs(shown.second().w(o, j)) * size);
  }
  return largest;
}

// Bars in a row of a few pixels use nearly all of it; their scale has no ends that would have to be round.
float scale_of_strips(const std::vector<float>& values) {
  constexpr float kRoomToGrow = 1.1F;
  const float largest = largest_magnitude(values);
  return largest > 0.0F ? kRoomToGrow * largest : 1.0F;
}

void fit_numbers(PairLooks& looks, const ShownPair& shown, bool is_other) {
  const auto fit = [&](float now, const std::vector<float>& values, float least) {
    const float largest = std::max(least, largest_magnitude(values));
    return is_other ? scale_step(largest) : kept_scale(now, largest);
  };
  const PointwiseLayer* layers[2] = {&shown.first(), &shown.second()};
  for (int layer : {0, 1}) {
    looks.weights[layer] = fit(looks.weights[layer], layers[layer]->weight, 0.0F);
    looks.biases[layer] = fit(looks.biases[layer], layers[layer]->bias, 1.0F);
  }
  if (shown.maps() != nullptr) looks.merged = fit(looks.merged, shown.maps()->merged.weight, 0.0F);
  if (!is_other || !has_strips(shown)) return;
  looks.weights[0] = scale_of_strips(shown.first().weight);
  if (shown.maps() != nullptr) looks.merged = scale_of_strips(shown.maps()->merged.weight);
}

void fit_colours(PairLooks& looks, const ShownPair& shown, const Theme& theme) {
  const PairMaps& maps = *shown.maps();
  looks.x = colours_of_x(shown, theme, maps.of.n);
  looks.hidden = colours_of(maps.hidden.ranges, theme, true);
  float size = 0.0F;
  for (const OutputRange& range : maps.sums.ranges) size = std::max({size, std::fabs(range.min), std::fabs(range.max)});
  looks.sums = {theme.diverging, symmetric_range(size)};
  std::vector<OutputRange> outputs;
  for (const RangedMaps* made : {&maps.linear, &maps.together, &maps.activated})
    outputs.insert(outputs.end(), made->ranges.begin(), made->ranges.end());
  looks.outputs = colours_of(outputs, theme, true);
  looks.products = {theme.diverging, symmetric_range(largest_pair_product(shown, maps))};
  // Terms and their sum in one scale, where both have a sign.
  const auto reach = [](const Range& range) { return std::max(std::fabs(range.lo), std::fabs(range.hi)); };
  if (looks.outputs.map != theme.diverging) return;
  const float both = std::max(reach(looks.products.range), reach(looks.outputs.range));
  looks.products.range = looks.outputs.range = symmetric_range(both);
}

}  // namespace

void refresh(PairLooks& looks, const Frame& frame, const ShownPair& shown) {
  const PairLooks::Of now{shown.stack(),       shown.pair().example,     shown.hidden(),
                          shown.second().cout, shown.first().activation, frame.display().theme};
  const bool is_other = looks.of != now;
  if (!is_other && (frame.session().history().in_gesture() || looks.version == shown.version())) return;
  fit_numbers(looks, shown, is_other);
  if (shown.maps() == nullptr) return;
  fit_colours(looks, shown, frame.theme());
  // Until they are of these weights, they are only on the way.
  if (shown.is_current()) {
    looks.of = now;
    looks.version = shown.version();
  }
}

ParameterId selected_pair_number(const Frame& frame, const ShownPair& shown) {
  const PairChoice& choice = frame.selection().pair;
  const PointwiseLayer& layer = choice.layer == 0 ? shown.first() : shown.second();
  ParameterId id{NetworkId::kPair, choice.layer, std::clamp<std::int64_t>(choice.output, 0, layer.cout - 1), {}};
  if (!choice.is_bias) id.input = std::clamp<std::int64_t>(choice.input, 0, layer.cin - 1);
  return id;
}

std::int64_t selected_hidden(const Frame& frame, const ShownPair& shown) {
  const ParameterId id = selected_pair_number(frame, shown);
  return id.layer == 0 ? id.output : id.input.value_or(0);
}

std::int64_t selected_pair_output(const Frame& frame, const ShownPair& shown) {
  const ParameterId id = selected_pair_number(frame, shown);
  if (id.layer == 1) return id.output;
  return road_output(shown.pair().network.layer(1)).value_or(0);
}

void select_hidden(Frame& frame, const ShownPair& shown, std::int64_t hidden) {
  ParameterId id = selected_pair_number(frame, shown);
  if (id.layer == 0)
    id.output = hidden;
  else
    id.input = hidden;
  select_pair_number(frame, id);
}

void select_pair_output(Frame& frame, const ShownPair& shown, std::int64_t output) {
  select_pair_number(frame, {NetworkId::kPair, 1, output, selected_hidden(frame, shown)});
}

Position pair_position(const Frame& frame, const ShownPair& shown) {
  const Position& of_stack = frame.selection().position;
  if (shown.pair().input == PairInput::kStack) return of_stack;
  const Shape &own = shown.shape(), &stack = frame.document().shape();
  const auto& chosen = frame.selection().pair.position;
  const Position at = chosen.value_or(
      Position{(2 * of_stack.x + 1) * own.w / (2 * stack.w), (2 * of_stack.y + 1) * own.h / (2 * stack.h)});
  return {std::clamp<std::int64_t>(at.x, 0, own.w - 1), std::clamp<std::int64_t>(at.y, 0, own.h - 1)};
}

void select_pair_position(Frame& frame, const ShownPair& shown, Position position) {
  if (shown.pair().input == PairInput::kStack) return frame.select_position(position);
  Selection next = frame.selection();
  next.pair.position = position;
  frame.select(next);
}

float value_here(const Frame& frame, const ShownPair& shown, TensorView maps, std::int64_t map) {
  const Position at = pair_position(frame, shown);
  return maps.plane(0, map)[static_cast<std::size_t>(at.y * maps.shape.w + at.x)];
}

std::string input_name(const ShownPair& shown, std::int64_t map) {
  if (shown.pair().input == PairInput::kPicture) return std::string(1, "RGB"[map]);
  return shown.stack() != nullptr ? map_name(*shown.stack(), map) : fmt::format("map {}", map);
}

float widest_input_name(const Frame& frame, const ShownPair& shown) {
  float widest = 0.0F;
  for (std::int64_t i = 0; i < shown.first().cin; ++i)
    widest = std::max(widest, text_width(frame.fonts().small, input_name(shown, i)));
  return widest;
}

std::string hidden_name(const ShownPair& shown, std::int64_t hidden) {
  const auto& names = shown.pair().network.layer(0).output_names;
  const auto at = static_cast<std::size_t>(hidden);
  return at < names.size() ? names[at] : "";
}

std::string pair_output_name(const ShownPair& shown, std::int64_t output) {
  return output_name(shown.pair().network.layer(1), output);
}

Rgb hidden_colour(const Frame& frame, const ShownPair& shown, std::int64_t hidden) {
  const auto kind = output_class(shown.pair().network.layer(0), hidden);
  return kind == SceneClass::kRoad ? frame.theme().road : frame.theme().text;
}

Rgb pair_output_colour(const Frame& frame, const ShownPair& shown, std::int64_t output) {
  const auto kind = output_class(shown.pair().network.layer(1), output);
  return kind ? class_colour(frame.theme(), *kind) : frame.theme().text;
}

std::string formula_of(const ShownPair& shown, const PointwiseLayer& layer, std::int64_t output) {
  if (layer.cin > kMostPairCells) return "";
  struct Term {
    float value;
    std::string name;  // empty: the bias
  };
  std::vector<Term> terms;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    if (layer.w(output, i) != 0.0F) terms.push_back({layer.w(output, i), input_name(shown, i)});
  }
  // "B − R" instead of "−R + B".
  std::ranges::stable_partition(terms, [](const Term& term) { return term.value > 0.0F; });
  const float bias = layer.bias[static_cast<std::size_t>(output)];
  if (bias != 0.0F) terms.push_back({bias, ""});
  if (static_cast<std::int64_t>(terms.size()) > kMostFormulaTerms) return "";
  std::string text;
  for (const auto& [value, name] : terms) {
    const float size = std::fabs(value);
    text += value < 0.0F ? (text.empty() ? "−" : " − ") : (text.empty() ? "" : " + ");
    if (name.empty())
      text += number_text(size);
    else
      text += size == 1.0F ? name : number_text(size) + " " + name;
  }
  return text.empty() ? "0" : text;
}

std::string scale_of_hidden(const PairView& view) {
  const bool has_activation = view.shown.first().activation != Activation::kNone;
  const Range& range = (has_activation ? view.looks.hidden : view.looks.sums).range;
  return fmt::format("colours {} … {}", number_text(range.lo), number_text(range.hi));
}

}  // namespace pw

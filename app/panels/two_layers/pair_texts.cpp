#include "app/panels/two_layers/pair_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/pairs/pair_cases.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostMergedNumbers = 6;
constexpr std::size_t kMostSpokenMaps = 4;

}  // namespace

std::string sum_formula(const ShownPair& shown, std::int64_t output) {
  const PointwiseLayer& layer = shown.second();
  if (layer.cin > 3) return "";
  std::string text;
  for (std::int64_t j = 0; j < layer.cin; ++j) {
    const float weight = layer.w(output, j), size = std::fabs(weight);
    if (weight == 0.0F) continue;
    text += weight < 0.0F ? (text.empty() ? "−" : " − ") : (text.empty() ? "" : " + ");
    text += (size == 1.0F ? "" : number_text(size) + " ") + hidden_label(j);
  }
  const float bias = layer.bias[static_cast<std::size_t>(output)];
  if (bias != 0.0F) text += (bias < 0.0F ? " − " : " + ") + number_text(std::fabs(bias));
  return "y = " + (text.empty() ? "0" : text);
}

std::string sum_with_all_weights(const ShownPair& shown, std::int64_t output) {
  const PointwiseLayer& layer = shown.second();
  std::string text = pair_output_name(shown, output) + " =";
  const auto add = [&](float value, const std::string& factor, bool is_first) {
    text += is_first ? (value < 0.0F ? " −" : " ") : (value < 0.0F ? " − " : " + ");
    text += number_text(std::fabs(value)) + factor;
  };
  for (std::int64_t j = 0; j < layer.cin; ++j) add(layer.w(output, j), " · " + hidden_label(j), j == 0);
  add(layer.bias[static_cast<std::size_t>(output)], "", layer.cin == 0);
  return text;
}

std::string sum_here(const Frame& frame, const ShownPair& shown, const PairMaps& maps, std::int64_t output) {
  return sum_here(frame, shown, maps.shown_hidden(), maps.y(), output);
}

std::string sum_here(const Frame& frame, const ShownPair& shown, const RangedMaps& hidden, const RangedMaps& outputs,
                     std::int64_t output) {
  std::string text;
  double printed = 0.0;
  const float y = value_here(frame, shown, outputs.maps.view(), output);
  if (shown.hidden() > 3) return number_text(y);
  for (std::int64_t j = 0; j < shown.hidden(); ++j) {
    const float term = shown.second().w(output, j) * value_here(frame, shown, hidden.maps.view(), j);
    text += term < 0.0F ? (text.empty() ? "−" : " − ") : (text.empty() ? "" : " + ");
    text += number_text(std::fabs(term));
    printed += as_printed(term);
  }
  const float bias = shown.second().bias[static_cast<std::size_t>(output)];
  if (bias != 0.0F) text += (bias < 0.0F ? " − " : " + ") + number_text(std::fabs(bias));
  return fmt::format("{} {} {}", text, equals_sign(printed + as_printed(bias), y), number_text(y));
}

std::string factor_text(const ShownPair& shown, std::int64_t output, std::int64_t hidden, bool is_first) {
  const float weight = shown.second().w(output, hidden), size = std::fabs(weight);
  const std::string sign = weight < 0.0F ? "−" : is_first ? "" : "+";
  if (size == 1.0F) return sign;
  return sign + (is_first ? "" : " ") + number_text(size) + " ×";
}

std::string sum_end_text(const ShownPair& shown, std::int64_t output, bool has_all, bool is_prediction) {
  const float bias = shown.second().bias[static_cast<std::size_t>(output)];
  std::string text;
  if (bias != 0.0F) text += (bias < 0.0F ? "− " : "+ ") + number_text(std::fabs(bias)) + " ";
  if (!has_all) text += "+ … ";
  // A prediction is made of the sum: it is not the sum.
  return text + (is_prediction ? "→" : "=");
}

std::vector<std::string> hidden_titles(const ShownPair& shown, std::int64_t hidden) {
  const std::string formula = formula_of(shown, shown.first(), hidden), name = hidden_name(shown, hidden);
  const bool has_relu = shown.first().activation == Activation::kRelu;
  std::vector<std::string> titles;
  if (!formula.empty()) titles.push_back(has_relu ? fmt::format("ReLU({})", formula) : formula);
  if (!name.empty()) titles.push_back(name);
  titles.emplace_back();
  return titles;
}

std::string hidden_map_text(const PairView& view, std::int64_t hidden) {
  return fmt::format(
      "Hidden map {}: row {} of W1 times the maps, plus its bias, then the ReLU if that is on. Hatched: 0, the sum was "
      "not above 0. All hidden maps: {}. Press: mark a position",
      hidden_label(hidden), hidden, scale_of_hidden(view));
}

std::string zero_in_all_text(const PairMaps& maps) {
  const std::size_t hidden = maps.zero.size();
  const std::string where = hidden == 2 ? std::string("both") : fmt::format("all {}", hidden);
  return fmt::format("{} of positions 0 in {}", percent_text(maps.zero_in_all), where);
}

std::vector<std::string> added_texts(const PairMaps& maps, std::size_t output, const std::string& colours) {
  const OutputRange& added = maps.added.ranges[output];
  const float size = std::max(std::fabs(added.min), std::fabs(added.max));
  const std::string largest = "largest " + number_text(size);
  if (size == 0.0F) return {largest};
  const std::string scaled = largest + ", " + colours;
  const bool is_whole = maps.together.ranges[output].min == 0.0F && maps.together.ranges[output].max == 0.0F;
  if (is_whole) return {scaled + "; B is 0", scaled, largest + "; B is 0", largest};
  constexpr double kHardly = 0.03;
  if (!maps.iou_together || !maps.iou_activated || std::fabs(*maps.iou_together - *maps.iou_activated) >= kHardly)
    return {scaled, largest};
  const std::string scores = fmt::format("IoU {:.2f} → {:.2f}", *maps.iou_together, *maps.iou_activated);
  return {fmt::format("{}; the decision hardly changes ({})", scaled, scores), scaled + "; " + scores, scaled,
          largest + "; " + scores, largest};
}

bool is_flat(const OutputRange& range) {
  return range.min == range.max && range.non_finite == 0;
}

std::string example_meaning(const ShownPair& shown) {
  if (!is_as_made(shown.pair())) return "";
  const bool is_picture = shown.pair().input == PairInput::kPicture;
  if (shown.pair().example == PairCase::kXor) return "cross xor chequers";
  const std::string a = input_name(shown, 0),
                    b = input_name(shown, is_picture ? 2 : std::min<std::int64_t>(1, shown.first().cin - 1));
  if (shown.pair().example == PairCase::kAbs)
    return shown.first().cin == 1 ? fmt::format("|{}|", a) : fmt::format("|{} − {}|", a, b);
  if (shown.pair().example == PairCase::kMax && is_picture) return fmt::format("max({}, {})", a, b);
  return "";
}

std::string iou_text(const std::optional<double>& iou) {
  return iou ? fmt::format("IoU (pixels) {:.2f}", *iou) : "";
}

std::string ends_text(const OutputRange& range) {
  if (is_flat(range)) return number_text(range.min) + " everywhere";
  return fmt::format("{} … {}", number_text(range.min), number_text(range.max));
}

std::string merged_text(const PointwiseLayer& merged, std::int64_t output) {
  if (merged.cin > kMostMergedNumbers) return "";
  std::string text;
  for (std::int64_t i = 0; i < merged.cin; ++i) text += (i == 0 ? "" : " ") + number_text(merged.w(output, i));
  const float bias = merged.bias[static_cast<std::size_t>(output)];
  if (bias != 0.0F) return fmt::format("({}) {} {}", text, bias < 0.0F ? "−" : "+", number_text(std::fabs(bias)));
  return "(" + text + ")";
}

std::string spoken_input_name(const ShownPair& shown, std::int64_t map) {
  constexpr const char* kColours[] = {"red", "green", "blue"};
  return shown.pair().input == PairInput::kPicture ? kColours[map] : input_name(shown, map);
}

std::vector<std::int64_t> spoken_maps(const ShownPair& shown) {
  const PointwiseLayer& layer = shown.first();
  std::vector<std::int64_t> maps;
  for (std::int64_t i = 0; i < layer.cin; ++i) maps.push_back(i);
  const auto is_read = [&](std::int64_t map) {
    for (std::int64_t o = 0; o < layer.cout; ++o) {
      if (layer.w(o, map) != 0.0F) return true;
    }
    return false;
  };
  std::ranges::stable_partition(maps, is_read);
  if (maps.size() > kMostSpokenMaps) maps.resize(kMostSpokenMaps);
  std::ranges::sort(maps);
  return maps;
}

std::vector<std::string> spoken_hidden_titles(const ShownPair& shown, std::int64_t hidden, bool has_relu,
                                              const std::string& formula) {
  const std::string name = hidden_name(shown, hidden), label = hidden_label(hidden);
  const PairMaps* maps = shown.maps();
  const std::string zero =
      has_relu && maps != nullptr ? ": 0 at " + percent_text(maps->zero[static_cast<std::size_t>(hidden)]) : "";
  std::vector<std::string> titles;
  if (!formula.empty()) titles.push_back(formula);
  if (formula.empty() && !name.empty()) {
    titles.push_back(name + (has_relu ? zero : " before ReLU"));
    if (has_relu) titles.push_back(name);
  }
  // What the ReLU gives is h₀.
  if (!has_relu) titles.insert(titles.end(), {label + " before ReLU", "before ReLU"});
  if (has_relu) titles.push_back(label + zero);
  titles.push_back(label);
  return titles;
}

std::vector<std::string> spoken_output_titles(const ShownPair& shown, std::int64_t output, bool has_relu) {
  const PairMaps* maps = shown.maps();
  if (has_strips(shown)) {
    const std::string iou = maps != nullptr ? iou_text(has_relu ? maps->iou_activated : maps->iou_together) : "";
    const std::string name = pair_output_name(shown, output);
    if (iou.empty())
      return has_relu ? std::vector<std::string>{"y: " + name, "y"}
                      : std::vector<std::string>{"y, merged: " + name, "y, merged", "merged"};
    const std::string brief = "IoU " + iou.substr(iou.size() - 4);
    return has_relu ? std::vector<std::string>{"predicted road: " + iou,
                                               "predicted: " + iou,
                                               "road: " + iou,
                                               "predicted: " + brief,
                                               "road: " + brief,
                                               iou,
                                               "road",
                                               "y"}
                    : std::vector<std::string>{"merged road: " + iou, "merged: " + iou, "merged: " + brief,
                                               "merged road", "merged"};
  }
  if (!has_relu) {
    const std::string weights = maps != nullptr ? merged_text(maps->merged, output) : "";
    return {"y, merged: " + weights, "merged: " + weights, "y, merged", "merged"};
  }
  const std::string meaning = example_meaning(shown);
  if (meaning.empty()) return {"y, with ReLU", "y"};
  return {"y = " + meaning, meaning, "y"};
}

}  // namespace pw

#include "app/panels/learn/gradient_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/pairs/pair_cases.h"
#include "app/presentation/number_text.h"
#include "app/presentation/scale_steps.h"
#include "app/training/trained_network.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// The row of one of the two gradients that reach the maps; `explain` is what is said about a map.
GradientRow reaching_row(const Frame& frame, const char* key, std::vector<std::string> names,
                         std::vector<float> LabelGradients::*reaching,
                         std::function<std::string(const LabelGradients&, std::size_t map)> explain) {
  const LabelGradients* gradients = frame.gradients().shown();
  const std::vector<float>* values = gradients == nullptr ? nullptr : &(gradients->*reaching);
  // Empty before there are any.
  std::string count = values == nullptr ? "" : share_of_maps(reached(*values), values->size());
  return {key,
          {},
          std::move(names),
          std::move(count),
          values,
          false,
          false,
          [explain = std::move(explain)](const Frame& shown, std::int64_t map) {
            return explain(*shown.gradients().shown(), static_cast<std::size_t>(map));
          }};
}

std::string gain_text(const Frame& frame) {
  const std::vector<float>* changes = frame.training().shown_gain_changes();
  if (changes == nullptr) return "";
  return "1 ± " + short_number_text(largest_magnitude(*changes));
}

std::string trained_hidden_name(const Frame& frame, std::int64_t hidden) {
  const Network* network = trained_network(frame.document());
  const Weights* weights = network != nullptr ? network->layers.front().get() : nullptr;
  const bool is_named = weights != nullptr && has_output_name(*weights, hidden);
  return is_named ? output_name(*weights, hidden) : hidden_label(hidden);
}

// ∂L/∂W₂ of a hidden map, one number per output.
std::string second_layer_text(const LabelGradients& now, std::int64_t hidden) {
  if (!now.second_slope) return "";
  const auto outputs = static_cast<std::int64_t>(now.second_slope->bias.size());
  const auto all = static_cast<std::int64_t>(now.second_slope->weight.size()) / outputs;
  std::string text = "\nits weights in W₂: ∂L/∂W₂ =";
  for (std::int64_t o = 0; o < outputs; ++o)
    text += " " + signed_text(now.second_slope->weight[static_cast<std::size_t>(o * all + hidden)]);
  return text;
}

std::vector<GradientRow> first_layer_gradients(const Frame& frame, std::int64_t count) {
  std::vector<GradientRow> rows;
  for (std::int64_t h = 0; h < count; ++h) {
    rows.push_back({{"weight_gradient", h},
                    {},
                    {"∂L/∂W₁: " + trained_hidden_name(frame, h), fmt::format("∂L/∂W₁ {}", h)},
                    "",
                    nullptr,
                    true,
                    true,
                    [h](const Frame& shown, std::int64_t map) {
                      const LabelGradients& now = *shown.gradients().shown();
                      const auto at = static_cast<std::size_t>(h * shown.document().network.cin() + map);
                      if (at >= now.slope.weight.size()) return std::string();
                      const float value = now.slope.weight[at];
                      return fmt::format(
                          "∂L/∂W₁[{},{}] = {}\nthe gradient that the step uses: with SGD the weight moves by "
                          "−rate × this = {}{}",
                          h, map, signed_text(value),
                          signed_text(-shown.document().training.rate * static_cast<double>(value)),
                          second_layer_text(now, h));
                    }});
  }
  return rows;
}

// What the row at this place will show, from the longest to the shortest.
std::vector<std::string> what_comes(const Frame& frame, std::size_t row) {
  if (row == 0)
    return {"Each map then has a bar here: how much the loss would change if it grew", "Each map then has a bar here"};
  if (row > 1) return {};
  if (frame.document().training.target == NetworkId::kPair)
    return {"Each weight of W₁ then has a bar, by hidden map: how much the loss would change if it grew",
            "Each weight of W₁ then has a bar"};
  return {"If W keeps only two maps, all others get exactly 0: what makes them cannot improve",
          "If W keeps only two maps, all others get exactly 0"};
}

float height_of(const Frame& frame, ImFont* font, const std::string& text, float width) {
  if (text.empty()) return 0.0F;
  const float lines = wrapped_line_count(font, text, width);
  return lines * (font->FontSize + frame.px(2));
}

// The longest that is so low, else none.
std::string highest_that_fits(const Frame& frame, const std::vector<std::string>& forms, float width, float height) {
  for (const std::string& form : forms) {
    if (height_of(frame, frame.fonts().small, form, width) <= height) return form;
  }
  return "";
}

}  // namespace

std::vector<std::string> gradient_captions(const Frame& frame) {
  if (is_spoken(frame)) return {""};
  if (frame.document().training.target == NetworkId::kPair)
    return {"∂L/∂x through W₂, the ReLU and W₁; below it ∂L/∂W₁, which the step uses · each to its own largest bar",
            "∂L/∂x through W₂, the ReLU and W₁; below it ∂L/∂W₁, which the step uses", "∂L/∂x, and below it ∂L/∂W₁",
            ""};
  return {"∂L/∂x: what the network before would be told · it is frozen here · each row to its own largest bar",
          "∂L/∂x: what the network before would be told · it is frozen here",
          "∂L/∂x: what the network before would be told", "∂L/∂x", ""};
}

std::string share_of_maps(std::int64_t count, std::size_t all) {
  return fmt::format("{} of {}", count_text(count), count_text(static_cast<long long>(all)));
}

GradientRow signal_row(const Frame& frame) {
  return reaching_row(
      frame, "signal", {"with this W", "this W"}, &LabelGradients::reaching,
      [](const LabelGradients& now, std::size_t map) {
        return fmt::format(
            "map {}: |∂L/∂x| = {}\nthe gradient that reaches it, Σ over the outputs of W[o,{}] · ∂L/∂y[o], over all "
            "labelled positions.\nWhere all its weights are 0 it is exactly 0: the network before would learn "
            "nothing for this map",
            map, number_text(now.reaching[map]), map);
      });
}

GradientRow pair_signal_row(const Frame& frame) {
  return reaching_row(frame, "signal", {"through both layers", "both layers", "pair"}, &LabelGradients::reaching,
                      [](const LabelGradients& now, std::size_t map) {
                        return fmt::format(
                            "map {}: |∂L/∂x| = {}\nthe gradient that reaches it through W₂, through the ReLU where a "
                            "hidden map is above 0, "
                            "and through W₁, over all labelled positions",
                            map, number_text(now.reaching[map]));
                      });
}

GradientRow two_row(const Frame& frame) {
  return reaching_row(
      frame, "signal.two", {"with two maps", "two maps"}, &LabelGradients::reaching_two,
      [](const LabelGradients& now, std::size_t map) {
        if (map >= now.reaching_two.size()) return std::string();
        return fmt::format(
            "map {}: |∂L/∂x| = {}\nif W had weights for maps {} and {} only: the two that tell the labelled classes "
            "apart best; or select two maps.\nThe other maps get exactly 0, so what makes them cannot improve",
            map, number_text(now.reaching_two[map]), now.two.first, now.two.second);
      });
}

GradientRow gain_row(const Frame& frame) {
  GradientRow row{
      "gain",
      {},
      {"gain of each map", "gains"},
      gain_text(frame),
      frame.training().shown_gain_changes(),
      true,
      true,
      [](const Frame& shown, std::int64_t map) {
        const std::vector<float>* changes = shown.training().shown_gain_changes();
        const std::string value =
            changes == nullptr ? "" : fmt::format(" = 1 {}", signed_text((*changes)[static_cast<std::size_t>(map)]));
        return fmt::format(
            "map {}: gain g{}\ny = W diag(g) x + b. It stands for the network before, which would be trained "
            "along.\nW locked to two maps: 2 gains move, all others stay 1 bit for bit. W free: step 1 gives every "
            "map a weight, step 2 moves all gains",
            map, value);
      }};
  return row;
}

std::vector<GradientRow> weight_gradients(const Frame& frame, std::int64_t count) {
  if (frame.document().training.target == NetworkId::kPair) return first_layer_gradients(frame, count);
  std::vector<GradientRow> rows;
  for (std::int64_t o = 0; o < count; ++o) {
    rows.push_back(
        {{"weight_gradient", o},
         {},
         {"∂L/∂W: " + output_name(frame.document().weights(), o), fmt::format("∂L/∂W {}", o)},
         "",
         nullptr,
         true,
         true,
         [o](const Frame& shown, std::int64_t map) {
           const auto& slope = shown.gradients().shown()->slope.weight;
           const auto at = static_cast<std::size_t>(o * shown.document().network.cin() + map);
           if (at >= slope.size()) return std::string();
           const float value = slope[at];
           return fmt::format(
               "∂L/∂W[{},{}] = {}\nthe gradient that the step uses: with SGD the weight moves by −rate × this "
               "= {}",
               o, map, signed_text(value), signed_text(-shown.document().training.rate * static_cast<double>(value)));
         }});
  }
  return rows;
}

std::string why_no_gradients(const Frame& frame) {
  if (frame.gradients().shown() != nullptr) return "";
  if (trained_network(frame.document()) == nullptr) return no_pair_yet(frame.document());
  return frame.training().current().problem();
}

float draw_sentences(const Frame& frame, Rect panel, Rect area, float above, std::size_t row) {
  const Fonts& fonts = frame.fonts();
  const std::string why = row == 0 ? why_no_gradients(frame) : "";
  const float top = std::max(area.y, above), bottom = std::min(area.bottom() + frame.px(6), panel.bottom());
  const bool is_low = height_of(frame, fonts.body, why, area.w) > area.h;
  ImFont* font = is_low ? fonts.small : fonts.body;
  const float reason = height_of(frame, font, why, area.w);
  const std::string comes =
      highest_that_fits(frame, what_comes(frame, row), area.w, (why.empty() ? bottom : area.bottom()) - top - reason);
  const float height = reason + height_of(frame, fonts.small, comes, area.w);
  float y = std::floor(std::max(top, area.centre().y - height / 2.0F));
  const auto write = [&](ImFont* in, Rgb colour, const std::string& text) {
    if (!text.empty()) y += draw_paragraph(frame, in, colour, {area.x, y}, area.w, text) + frame.px(2);
  };
  write(font, frame.theme().text, why);
  write(fonts.small, frame.theme().muted, comes);
  return height > 0.0F ? y : above;
}

}  // namespace pw

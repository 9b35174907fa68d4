#include "app/panels/poke/written_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kMostWrittenOutputs = 4;
// Points.
constexpr float kLeastWrittenName = 40.0F;  // of one that is cut
constexpr float kBetweenWritten = 4.0F;
constexpr float kAfterName = 14.0F;

bool is_written(const Frame& frame) {
  const Selection& selection = frame.selection();
  const PokeChoice& choice = selection.poke;
  const KernelGeometry geometry = geometry_of(choice);
  return choice.kernel == PokeKernel::kOne && !choice.is_blind && !choice.pixel &&
         selection.probe.of != ProbeOf::kMean && !frame.display().curtain && frame.shown_outputs_are_current() &&
         geometry.computes(selection.position.x, selection.position.y);
}

float step_of(const Frame& frame, const Poke& change) {
  return change.value - value_in_stack(frame.document(), change.n, change.map, change.at);
}

// "Δx = 3 − 5.50 = −2.50".
std::string step_text(const Frame& frame, const Poke& change) {
  const float before = value_in_stack(frame.document(), change.n, change.map, change.at);
  const float step = change.value - before;
  return fmt::format("Δx = {} − {} {} {}", number_text(change.value), factor_text(before),
                     equals_sign(as_printed(change.value) - as_printed(before), step), signed_text(step));
}

// The selected output first, then by the size of what its weight does; few stay as they are.
std::vector<std::int64_t> written_outputs(const Frame& frame, std::int64_t map) {
  const PointwiseLayer& layer = frame.document().parameters();
  std::vector<std::int64_t> outputs(static_cast<std::size_t>(layer.cout));
  std::iota(outputs.begin(), outputs.end(), std::int64_t{0});
  if (outputs.size() <= kMostWrittenOutputs) return outputs;
  const auto rank = [&](std::int64_t output) {
    return output == frame.selection().output ? -INFINITY : -std::fabs(layer.w(output, map));
  };
  std::ranges::partial_sort(outputs, outputs.begin() + kMostWrittenOutputs, [&](std::int64_t a, std::int64_t b) {
    return std::pair(rank(a), a) < std::pair(rank(b), b);
  });
  outputs.resize(kMostWrittenOutputs);
  return outputs;
}

// The largest type has not the letters of every name.
ImFont* name_font(const Frame& frame, ImFont* font, std::string_view name) {
  const bool is_plain = std::ranges::all_of(name, [](char letter) { return letter >= ' ' && letter <= '~'; });
  return font == frame.fonts().large && !is_plain ? frame.fonts().body : font;
}

std::string written_name(const Frame& frame, const ImFont* font, std::int64_t output, float width) {
  const std::string name = output_name(frame.document().weights(), output);
  const bool is_number = name.find_first_of("0123456789") != std::string::npos;  // its end must not be cut
  return is_number ? first_that_fits(font, width, {name, std::to_string(output)}) : name;
}

}  // namespace

WrittenChange::WrittenChange(const Frame& frame) {
  if (!is_written(frame)) return;
  const auto changed = frame.poked().x().at(frame.selection().position);
  for (const Poke& change : changed) {
    // What does not count changes nothing.
    if (!frame.document().mask.silences(change.map)) changes_.push_back(change);
  }
  const std::int64_t map = changes_.empty() ? frame.selection().map : changes_.front().map;
  if (changes_.empty() && (!changed.empty() || frame.document().mask.silences(map))) {
    heads_ = {{"A map that is muted, or not solo, counts as 0: Δy = 0", "muted: Δy = 0"}};
    return;
  }
  const bool is_activated = frame.document().parameters().activation != Activation::kNone;
  const char* before = is_activated ? ", before the activation" : "";
  if (changes_.empty()) {
    heads_ = {{fmt::format("Change x by Δx: y changes by w · Δx{}", before), "y changes by w · Δx", "Δy = w · Δx"}};
  } else if (changes_.size() == 1) {
    const std::string where = map == frame.selection().map ? "" : fmt::format("map {}: ", map);
    heads_ = {
        {where + step_text(frame, changes_.front()), where + "Δx = " + signed_text(step_of(frame, changes_.front()))},
        {fmt::format("Δy = w · Δx{}", before), "Δy = w · Δx"}};
  } else {
    const auto count = static_cast<long long>(changes_.size());
    heads_ = {{fmt::format("Δy = the sum of w · Δx over {}{}", counted(count, "map"), before),
               fmt::format("Δy = Σ w · Δx, {}", counted(count, "map")), "Δy = Σ w · Δx"}};
  }
  for (const std::int64_t output : written_outputs(frame, map)) lines_.push_back(line_of(frame, output));
}

WrittenChange::Line WrittenChange::line_of(const Frame& frame, std::int64_t output) const {
  const PointwiseLayer& layer = frame.document().parameters();
  if (changes_.empty()) return {output, signed_text(layer.w(output, frame.selection().map)), "· Δx", ""};
  const Position& at = frame.selection().position;
  const auto& all = frame.poked().answer().changes;
  const auto found = all.find(at.y * frame.document().shape().w + at.x);
  double change = 0.0;
  for (const Poke& poke : changes_) change += layer.w(output, poke.map) * step_of(frame, poke);
  if (found != all.end() && static_cast<std::size_t>(output) < found->second.size())
    change = found->second[static_cast<std::size_t>(output)];
  if (changes_.size() > 1) return {output, "", "Δy =", signed_text(change)};
  const float w = layer.w(output, changes_.front().map), step = step_of(frame, changes_.front());
  const std::string_view equals = equals_sign(as_printed(w) * as_printed(step), change);
  return {output, signed_text(w), fmt::format("× {} {}", factor_text(step), equals), signed_text(change)};
}

std::vector<const WrittenChange::Line*> WrittenChange::lines_of(const Frame& frame, const Extract& extract) const {
  std::vector<const Line*> shown;
  for (std::size_t i = 0; i < extract.lines; ++i) shown.push_back(&lines_[i]);
  const auto selected = std::ranges::find(lines_, frame.selection().output, &Line::output);
  if (!shown.empty() && selected != lines_.end() && std::ranges::find(shown, &*selected) == shown.end())
    shown.back() = &*selected;
  return shown;
}

// Below several lines: how many outputs have none.
std::string WrittenChange::others_text(const Frame& frame, const Extract& extract) {
  const std::int64_t others = frame.document().parameters().cout - static_cast<std::int64_t>(extract.lines);
  if (extract.lines < 2 || others < 1) return "";
  return others == 1 ? "and another output" : fmt::format("and {} other outputs", count_text(others));
}

// Without a head, each line says what it is of.
std::string WrittenChange::weight_text(const Line& line, const Extract& extract) const {
  return extract.heads > 0 || line.weight.empty() ? line.weight : "Δy = " + line.weight;
}

WrittenChange::Widths WrittenChange::widths(const Frame& frame, const Extract& extract) const {
  const ImFont* font = extract.font;
  Widths all;
  for (const Line* shown : lines_of(frame, extract)) {
    const Line& line = *shown;
    const std::string name = output_name(frame.document().weights(), line.output);
    all.name = std::max(all.name, text_width(name_font(frame, extract.font, name), name));
    all.weight = std::max(all.weight, text_width(font, weight_text(line, extract)));
    all.step = std::max(all.step, text_width(font, line.step));
    all.change = std::max(all.change, text_width(font, line.change));
  }
  all.gap = text_width(font, " ");
  return all;
}

// From the largest to the shortest: type comes before words, and the lines before what stands above them. Names are cut
// only where even the smallest type has no room for them.
std::vector<WrittenChange::Extract> WrittenChange::extracts(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const std::vector<ImFont*> sizes =
      is_spoken(frame) ? std::vector{fonts.spoken, fonts.body} : std::vector{fonts.large, fonts.body, fonts.small};
  const bool has_infinity = std::ranges::any_of(
      lines_, [](const Line& line) { return (line.weight + line.step + line.change).find("∞") != std::string::npos; });
  std::vector<Extract> all;
  for (ImFont* font : sizes) {
    if (font == fonts.large && has_infinity) continue;  // which that type lacks
    all.push_back({font, heads_.size(), lines_.size()});
  }
  for (std::size_t lines = lines_.size(); lines > 0; --lines) {
    for (std::size_t heads = heads_.size() + 1; heads-- > 0;) all.push_back({sizes.back(), heads, lines, true});
  }
  return all;
}

bool WrittenChange::draw(const Frame& frame, Rect area) const {
  return !heads_.empty() && std::ranges::any_of(extracts(frame), [&](const Extract& extract) {
    return draw_extract(frame, area, extract);
  });
}

bool WrittenChange::draw_extract(const Frame& frame, Rect area, const Extract& extract) const {
  ImFont* font = extract.font;
  const float step = font->FontSize + frame.px(kBetweenWritten);
  const std::string others = others_text(frame, extract);
  const std::size_t rows = extract.heads + extract.lines + (others.empty() ? 0U : 1U);
  if (static_cast<float>(rows) * step > area.h + frame.px(kBetweenWritten)) return false;
  Widths all = widths(frame, extract);
  const float left = area.w - all.numbers() - frame.px(kAfterName);
  const float least = extract.may_cut_names ? std::min(all.name, frame.px(kLeastWrittenName)) : all.name;
  if (extract.lines > 0 && left < least) return false;
  all.name = std::min(all.name, left);
  std::vector<std::string> heads;
  for (std::size_t i = heads_.size() - extract.heads; i < heads_.size(); ++i)
    heads.push_back(first_that_fits(font, area.w, heads_[i]));
  if (std::ranges::any_of(heads, &std::string::empty)) return false;
  float y = area.y;
  for (const std::string& head : heads) {
    draw_text(frame, font, frame.theme().text, {area.x, y}, head);
    frame.explain_drawn({area.x, y, area.w, step},
                        "A 1×1 adds products: where one x changes by Δx, only its own product changes, by w · Δx. The "
                        "other products and the bias stay");
    y += step;
  }
  for (const Line* line : lines_of(frame, extract)) {
    draw_line(frame, {area.x, y, area.w, step}, extract, all, *line);
    y += step;
  }
  if (!others.empty()) draw_text_within(frame, font, frame.theme().muted, {area.x, y}, area.w, others);
  return true;
}

void WrittenChange::draw_line(const Frame& frame, Rect area, const Extract& extract, const Widths& widths,
                              const Line& line) const {
  const Theme& theme = frame.theme();
  ImFont* font = extract.font;
  ImFont* of_name = name_font(frame, font, output_name(frame.document().weights(), line.output));
  draw_text_within(frame, of_name, frame.output_colour(line.output), {area.x, area.y + baseline_drop(font, of_name)},
                   widths.name + 1.0F, written_name(frame, of_name, line.output, widths.name));
  float x = area.x + widths.name + frame.px(kAfterName) + widths.weight;
  draw_text_right(frame, font, theme.text, {x, area.y}, weight_text(line, extract));
  x += widths.gap;
  draw_text(frame, font, theme.muted, {x, area.y}, line.step);
  x += widths.step + widths.gap + widths.change;
  draw_text_right(frame, font, theme.text, {x, area.y}, line.change);
  frame.explain_drawn(area, explain(frame, line));
}

std::string WrittenChange::explain(const Frame& frame, const Line& line) const {
  const std::string name = output_name(frame.document().weights(), line.output);
  if (changes_.empty())
    return fmt::format("{}: w = {}\nIf x rises by Δx here, y rises by w · Δx; below 0 it falls", name, line.weight);
  if (changes_.size() > 1)
    return fmt::format("{}: Δy = {}\nThe sum of w · Δx over the changed maps", name, line.change);
  return fmt::format("{}: Δy = w · Δx: {} {} {}\nAll its other products stay as they are", name, line.weight, line.step,
                     line.change);
}

}  // namespace pw

#include "app/panels/two_layers/spoken/spoken_pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kRowName = 6.0F, kBelowButtons = 34.0F;  // points: below the edge of the row's panel
constexpr const char* kLinearName = "without ReLU: both layers are one";

// Of the row without the ReLU: its terms have a sign, and so has their sum.
OutputColours linear_colours(const Frame& frame, const PairView& view) {
  const Range &sums = view.looks.sums.range, &outputs = view.looks.outputs.range;
  const float size = std::max({std::fabs(sums.hi), std::fabs(outputs.lo), std::fabs(outputs.hi), 1e-6F});
  return {frame.theme().diverging, symmetric_range(size)};
}

std::string colours_text(const OutputColours& colours) {
  return fmt::format("colours {} … {}", number_text(colours.range.lo), number_text(colours.range.hi));
}

}  // namespace

void SpokenPair::input(Frame& frame, const PairView& view) const {
  relu_.input(frame);
  example_.input(frame);
  for (const Slot& slot : slots_) {
    const std::int64_t k = slot.is_output ? hidden_shown_ : slot.map;
    const char* key = slot.row == Row::kInput ? "two.x" : slot.row == Row::kHidden ? "two.hidden" : "two.linear";
    const ItemState item = point_on_pair(frame, view.shown, {key, k}, slot.picture);
    if (item.pressed && slot.row != Row::kInput && !slot.is_output) select_hidden(frame, view.shown, slot.map);
    if (!item.hovered) continue;
    if (slot.row == Row::kInput)
      frame.explain(fmt::format("{}: a map that the first layer reads", input_name(view.shown, slot.map)));
    else if (slot.is_output)
      frame.explain(slot.row == Row::kHidden ? "y of both layers with the ReLU"
                                             : "y of both layers without the ReLU: the merged layer gives the same");
    else
      frame.explain(
          fmt::format("Hidden map {}, {}", hidden_label(slot.map),
                      slot.row == Row::kHidden ? "after the ReLU: hatched where it is 0" : "without the ReLU"));
  }
}

std::string SpokenPair::title(const Frame& frame, const ShownPair& shown, const Slot& slot, float width) const {
  ImFont* font = frame.fonts().spoken;
  if (slot.row == Row::kInput) return spoken_input_name(shown, slot.map);
  const bool has_relu = slot.row == Row::kHidden;
  std::vector<std::string> titles;
  if (slot.is_output) {
    titles = spoken_output_titles(shown, slot.map, has_relu);
    // Behind a sign there is less room.
    if (has_signs_in_titles_) titles.emplace_back("y");
  } else {
    std::string formula = formula_of(shown, shown.first(), slot.map);
    if (has_relu && !is_plain_ && !formula.empty()) formula = fmt::format("ReLU({})", formula);
    // Without the words beside it, a formula would be that of the sum before the ReLU.
    const bool has_words = has_relu && is_plain_ && !has_row_name(frame, slot.row, shown);
    const float words = has_words ? frame.px(12) + text_width(frame.fonts().body, "with ReLU") : 0.0F;
    if (text_width(font, formula) + words > width) formula.clear();
    titles = spoken_hidden_titles(shown, slot.map, has_relu, formula);
  }
  // The row says that it is before the ReLU.
  const bool is_said = has_signs_in_titles_ || has_row_name(frame, slot.row, shown);
  if (is_said && !has_relu && !slot.is_output && !hidden_name(shown, slot.map).empty())
    titles.insert(titles.begin() + 1, hidden_name(shown, slot.map));
  if (has_signs_in_titles_ && !slot.sign.empty())
    for (std::string& each : titles) each = slot.sign + " " + each;
  return first_that_fits(font, width, titles);
}

SpokenPair::Row SpokenPair::row_at(std::size_t row, const ShownPair& shown) const {
  return static_cast<Row>(row + (has_strips(shown) ? 1U : 0U));
}

bool SpokenPair::has_row_name(const Frame& frame, Row row, const ShownPair& shown) const {
  const std::size_t at = static_cast<std::size_t>(row) - (has_strips(shown) ? 1U : 0U);
  if (row == Row::kInput || rows_.pictures[at].empty()) return false;
  if (rows_.is_beside) return true;
  const float title = frame.fonts().spoken->FontSize + frame.px(4);
  return rows_.pictures[at].front().y - title >= rows_.panels[at].y + frame.px(kRowName) + frame.fonts().body->FontSize;
}

// With the line at zero, if there is one in a picture of the row.
std::string SpokenPair::linear_name(const Frame& frame, const ShownPair& shown) const {
  const Shape& shape = shown.shape();
  const bool has_line = std::ranges::any_of(slots_, [&](const Slot& slot) {
    if (slot.row != Row::kLinear || (slot.is_output && predicts_road(frame, shown))) return false;
    const RangedMaps* made = made_maps(shown, slot);
    return made != nullptr &&
           has_zero_line(frame.fonts(), slot.picture, shape.w, shape.h, made->maps.plane(0, slot.map));
  });
  return has_line ? fmt::format("{} · {}", kLinearName, kZeroLine) : kLinearName;
}

// Beside or below the buttons of a row, from the longest to the shortest.
std::vector<std::string> SpokenPair::row_names(const Frame& frame, const PairView& view, Row row) const {
  if (row == Row::kLinear) {
    const std::string name = linear_name(frame, view.shown);
    return {fmt::format("{} · {}", name, colours_text(linear_colours(frame, view))), name, kLinearName, "without ReLU"};
  }
  const std::string hatched = "hatched where it gives 0", colours = scale_of_hidden(view);
  const char* of = view.shown.pair().example == PairCase::kNarrow ? " · PC: principal component" : "";
  return {fmt::format("with ReLU, h = ReLU(W₁x + b₁): {} · {}{}", hatched, colours, of),
          fmt::format("with ReLU: {} · {}{}", hatched, colours, of),
          fmt::format("with ReLU: {} · {}", hatched, colours), fmt::format("with ReLU: {}", hatched), "with ReLU"};
}

// What its neighbours' titles say, where that of a hidden map has no room for more than its name.
std::string SpokenPair::missing_in_title(const Frame& frame, const ShownPair& shown, const Slot& slot) const {
  const PairMaps* maps = shown.maps();
  if (maps == nullptr || has_signs_in_titles_ ||
      title(frame, shown, slot, slot.title_w) != hidden_name(shown, slot.map))
    return "";
  if (slot.row == Row::kLinear) return "before ReLU";
  return maps->has_activation() ? "0 at " + percent_text(maps->zero[static_cast<std::size_t>(slot.map)]) : "";
}

// Beside the titles: what the row shows if its name has no place of its own, and how many there are.
std::vector<std::string> SpokenPair::row_captions(const Frame& frame, const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  if (slot.is_output) {
    if (predicts_road(frame, shown)) return {};
    // That of the row without the ReLU is the same for all its maps.
    const std::string colours = slot.row == Row::kHidden ? colours_text(view.looks.outputs) : "";
    if (shown.second().cout == 1) return {colours};
    const std::string count = fmt::format("1 of {} outputs", shown.second().cout);
    return {colours.empty() ? count : count + " · " + colours, count};
  }
  if (slot.row == Row::kInput) {
    const auto all = static_cast<std::size_t>(shown.first().cin);
    if (slot.map != maps_.front() || maps_.size() == all) return {};
    return {fmt::format("{} of {} maps shown", maps_.size(), all)};
  }
  if (has_row_name(frame, slot.row, shown)) return {missing_in_title(frame, shown, slot)};
  if (slot.row == Row::kLinear) {
    if (slot.map == first_hidden_) return {linear_name(frame, view.shown), kLinearName, "without ReLU"};
    return {slot.map == first_hidden_ + 1 ? colours_text(linear_colours(frame, view)) : ""};
  }
  // A formula that does not name the ReLU has it beside it.
  const std::string with = is_plain_ && !has_strips(shown) ? "with ReLU" : "";
  const auto behind = [&](const std::string& words) { return with.empty() ? words : with + " · " + words; };
  if (slot.map == first_hidden_)
    return {"with ReLU: hatched where it gives 0", "with ReLU: hatched where 0", behind("hatched: 0"), "with ReLU"};
  if (slot.map != first_hidden_ + 1) return {with};
  if (shown.pair().example == PairCase::kNarrow)
    return {"PC: principal component · " + scale_of_hidden(view), scale_of_hidden(view)};
  return {behind(scale_of_hidden(view)), with};
}

void SpokenPair::draw(const Frame& frame, const PairView& view) const {
  const ShownPair& shown = view.shown;
  for (std::size_t row = 0; row < rows_.panels.size(); ++row) {
    const Rect& panel = rows_.panels[row];
    frame.draw_list()->AddRect(panel.min(), panel.max(), im(frame.theme().border));
    const Row kind = row_at(row, shown);
    frame.explain_drawn(panel, kind == Row::kInput    ? "x: the maps that the first layer reads"
                               : kind == Row::kHidden ? "With the ReLU: the hidden maps, weighed and added up"
                                                      : "Without the ReLU: both layers are one");
  }
  relu_.draw(frame);
  example_.draw(frame);
  const std::optional<CellNumbers> of_x = numbers_of(frame, shown, true), of_sums = numbers_of(frame, shown, false);
  std::size_t first_of_x = 0, first_of_sums = 0;
  for (const Slot& slot : slots_) {
    const bool is_x = slot.row == Row::kInput;
    const std::optional<CellNumbers>& all = is_x ? of_x : of_sums;
    std::size_t& first = is_x ? first_of_x : first_of_sums;
    draw_slot(frame, view, slot, {all ? &*all : nullptr, first});
    if (all) first += static_cast<std::size_t>(shown.shape().pixels());
  }
  if (!shown.has_input()) return;
  draw_row_names(frame, view);
  if (has_strips(shown)) draw_zero_share(frame, shown);
}

// Below the hidden maps, where they leave room.
void SpokenPair::draw_zero_share(const Frame& frame, const ShownPair& shown) const {
  const PairMaps* maps = shown.maps();
  if (maps == nullptr || !maps->has_activation() || hidden_ < 2 || maps->zero_in_all < 0.005) return;
  ImFont* font = frame.fonts().spoken;
  const Rect& panel = rows_.panels.front();
  float y = panel.y;
  for (const Slot& slot : slots_) {
    if (slot.row == Row::kHidden) y = std::max(y, slot.picture.bottom() + frame.px(8));
  }
  if (y + font->FontSize > panel.bottom() - frame.px(4)) return;
  const std::string share = zero_in_all_text(*maps);
  draw_text(frame, font, frame.theme().text, {panel.x + frame.padding(), std::floor(y)},
            first_that_fits(font, panel.w - 2.0F * frame.padding(), {share + ": there y is the bias alone", share}));
}

// A factor stands beside its picture, a plain sign in the middle between two.
void SpokenPair::draw_sign(const Frame& frame, const Slot& slot) const {
  if (slot.sign.empty()) return;
  ImFont* font = frame.fonts().spoken;
  const float y = std::floor(slot.picture.centre().y - font->FontSize / 2.0F);
  const float width = text_width(font, slot.sign), beside = frame.px(kBesideSign);
  const bool is_plain = width < font->FontSize;
  const float right = is_plain ? std::max(beside, (slot.gap - width) / 2.0F) : beside;
  draw_text_right(frame, font, frame.theme().text, {slot.picture.x - right, y}, slot.sign);
  // The number before the result is the bias.
  if (!slot.is_output || is_plain || slot.sign.find_first_of("0123456789") == std::string::npos) return;
  ImFont* small = frame.fonts().body;
  if (y + font->FontSize + small->FontSize > slot.picture.bottom() + frame.px(8)) return;
  draw_text(frame, small, frame.theme().muted, {slot.picture.x - right - width, y + font->FontSize}, "bias");
}

void SpokenPair::draw_row_names(const Frame& frame, const PairView& view) const {
  ImFont* font = frame.fonts().body;
  for (std::size_t at = 0; at < rows_.panels.size(); ++at) {
    const Row row = row_at(at, view.shown);
    if (!has_row_name(frame, row, view.shown)) continue;
    const Rect& panel = rows_.panels[at];
    const float buttons = row == Row::kHidden ? relu_.reserved() : has_strips(view.shown) ? example_.reserved() : 0.0F;
    const float beside = rows_.is_beside ? 0.0F : buttons + frame.px(12);
    const float room = panel.w - 2.0F * frame.padding() - beside;
    const float y = panel.y + frame.px(rows_.is_beside ? kBelowButtons : kRowName);
    draw_text(frame, font, frame.theme().muted, {panel.x + frame.padding(), y},
              first_that_fits(font, room, row_names(frame, view, row)));
  }
}

void SpokenPair::draw_slot(const Frame& frame, const PairView& view, const Slot& slot,
                           const PairNumbers& numbers) const {
  const ShownPair& shown = view.shown;
  ImFont* font = frame.fonts().spoken;
  const Rgb colour = slot.row == Row::kInput ? frame.theme().text
                     : slot.is_output        ? pair_output_colour(frame, shown, slot.map)
                                             : hidden_colour(frame, shown, slot.map);
  const float top = slot.picture.y - font->FontSize - frame.px(4);
  const float used = draw_text_within(frame, font, colour, {slot.picture.x, top}, slot.title_w,
                                      title(frame, shown, slot, slot.title_w));
  draw_text(frame, frame.fonts().body, frame.theme().muted,
            {slot.picture.x + used + frame.px(12), top + baseline_drop(font, frame.fonts().body)},
            first_that_fits(frame.fonts().body, slot.title_w - used - frame.px(12), row_captions(frame, view, slot)));
  if (!has_signs_in_titles_) draw_sign(frame, slot);
  draw_picture(frame, view, slot, numbers);
  draw_here(frame, shown, slot);
}

void SpokenPair::draw_picture(const Frame& frame, const PairView& view, const Slot& slot,
                              const PairNumbers& numbers) const {
  const ShownPair& shown = view.shown;
  const RangedMaps* made = made_maps(shown, slot);
  const bool has_relu = slot.row == Row::kHidden;
  PairPicture picture;
  picture.area = slot.picture;
  picture.map = slot.map;
  picture.numbers = numbers.of_all;
  picture.first_number = numbers.first;
  if (slot.row == Row::kInput) {
    const auto k = static_cast<std::size_t>(slot.map);
    if (shown.stack() == nullptr || k >= view.looks.x.size()) return draw_no_pair_picture(frame, shown, slot.picture);
    picture.key = {"two.x.picture", slot.map};
    picture.maps = &shown.stack()->features.maps;
    picture.colours = view.looks.x[k];
    return draw_pair_picture(frame, shown, picture, {shown.stack(), 0, slot.map});
  }
  if (made == nullptr) return draw_no_pair_picture(frame, shown, slot.picture);
  if (slot.is_output && predicts_road(frame, shown))
    return draw_road(frame, shown, {"two.spoken.road", has_relu ? 1 : 0}, made->maps, slot.picture);
  picture.maps = &made->maps;
  const OutputColours& with = slot.is_output ? view.looks.outputs : view.looks.hidden;
  picture.colours = has_relu ? with : linear_colours(frame, view);
  picture.is_hatched = has_relu && !slot.is_output;
  if (slot.is_output)
    picture.key = {"two.spoken.output", has_relu ? 1 : 0};
  else
    picture.key = {has_relu ? "two.spoken.hidden" : "two.spoken.sums", slot.map};
  draw_pair_picture(frame, shown, picture);
}

}  // namespace pw

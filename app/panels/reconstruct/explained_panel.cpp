#include "app/panels/reconstruct/explained_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/reconstruct/explained_heading.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/presentation/shown_maps.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kNamedColumn = 60.0F;  // points; a wider bar is named
constexpr float kUnlit = 0.65F;        // of the muted colour, so that a bar that is lit stands out in every look

double share_of(const Explained& explained, std::int64_t map) {
  return explained.maps[static_cast<std::size_t>(map)].value_or(-1.0);
}

std::int64_t left_out(const Explained& explained) {
  return std::ranges::count_if(explained.maps, [](const auto& share) { return !share; });
}

std::string best_text(const DecodedMaps& decoded) {
  return fmt::format("best possible with {}: {}", counted(decoded.layer->layer.cout, "output"),
                     share_text(decoded.layer->reconstruction.most_standardised));
}

std::string explain_total(const DecodedMaps& decoded) {
  const Explained& explained = decoded.layer->reconstruction.explained;
  return fmt::format(
      "{:.4f}: the mean over the maps that vary of the variance that comes back (each map standardised); {:.4f} of the "
      "variance as it is.\nThe tick: {:.4f}, {}. No outputs of a linear layer leave more: principal components do",
      explained.standardised, explained.raw, decoded.layer->reconstruction.most_standardised, best_text(decoded));
}

}  // namespace

void ExplainedPanel::lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame,
                             const DecodedStack& stack) {
  panel_ = panel;
  const Rect area = panel_area(frame, panel);
  total_ = {area.x, area.y, labels_column.w - 2.0F * frame.padding(), area.h};
  const float x = maps_column.x + frame.padding();
  bars_ = {x, area.y + frame.px(4), maps_column.right() - frame.padding() - x, area.h - frame.px(6)};
  const std::int64_t cin = frame.document().shape().c;
  const bool by_size = frame.selection().decode.sort == DecodeSort::kSize;
  columns_ = ColumnLayout(bars_.x, bars_.w, cin, by_size ? ProbeSort::kSize : ProbeSort::kMap);
  order_ = all_maps(frame.document());
  if (const DecodedMaps* decoded = stack.shown(); decoded != nullptr && by_size) {
    const Explained& explained = decoded->layer->reconstruction.explained;
    std::ranges::stable_sort(order_, std::greater(), [&](std::int64_t map) { return share_of(explained, map); });
  }
}

std::vector<Button> ExplainedPanel::buttons(const Frame& frame) const {
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  std::vector<Button> buttons = {
      command_button(frame, {"decode.sort", 0}, "decode.sort.map", at, frame.px(24), "map"),
      command_button(frame, {"decode.sort", 1}, "decode.sort.size", at, frame.px(24), "largest first")};
  align_right(buttons, panel_.right() - frame.padding(), frame.px(4));
  return buttons;
}

std::int64_t ExplainedPanel::map_in(std::int64_t column, const Explained& explained) const {
  std::int64_t best = order_[static_cast<std::size_t>(columns_.begin(column))];
  for (std::int64_t place = columns_.begin(column); place < columns_.end(column); ++place) {
    const std::int64_t map = order_[static_cast<std::size_t>(place)];
    if (share_of(explained, map) > share_of(explained, best)) best = map;
  }
  return best;
}

std::string ExplainedPanel::shared_bars() const {
  const std::int64_t maps = columns_.per_column();
  if (columns_.leaves_out()) return fmt::format("the first {} are shown", columns_.columns());
  if (maps <= 1) return "";
  return fmt::format("{} maps a bar, the {} is shown", maps, maps == 2 ? "better" : "best");
}

// From the longest to the shortest.
std::vector<std::string> ExplainedPanel::captions(const DecodedMaps* decoded) const {
  const std::int64_t out = decoded != nullptr ? left_out(decoded->layer->reconstruction.explained) : 0;
  const std::string bars =
      out > 0 ? fmt::format("{} constant or not finite: hatched, not counted", counted(out, "map")) : shared_bars();
  // Where all maps are shown, all bars are alike.
  if (decoded == nullptr || decoded->maps.size() == order_.size()) return {bars};
  const std::string before = bars.empty() ? "" : bars + " · ";
  const std::string brief = bars.empty() || out > 0 || columns_.leaves_out()
                                ? before
                                : fmt::format("{} maps a bar · ", columns_.per_column());
  return {before + "strong bars: the maps shown above", before + "strong: shown above", brief + "strong: shown above",
          bars, brief.substr(0, brief.rfind(" · "))};
}

void ExplainedPanel::input(Frame& frame, const DecodedStack& stack) {
  press_all(frame, buttons(frame));
  const DecodedMaps* decoded = stack.shown();
  if (decoded == nullptr) return;
  explain_area(frame, total_, explain_total(*decoded));
  const ItemState item = frame.add_item("decode.bars", bars_);
  if (!item.hovered) return;
  const Explained& explained = decoded->layer->reconstruction.explained;
  const std::int64_t column = columns_.column_at(ImGui::GetIO().MousePos.x);
  const std::int64_t map = map_in(column, explained);
  frame.hover().map = map;
  if (item.pressed) frame.select_map(map);
  const auto share = explained.maps[static_cast<std::size_t>(map)];
  frame.explain(share ? fmt::format("{}: {:.4f} of its variance comes back. Click: select it and see it above{}",
                                    map_name(*frame.document().input, map), *share,
                                    others_in(frame, column, map, explained))
                      : fmt::format("{} is left out: it is constant, or has values that are not finite. There is no "
                                    "variance to explain",
                                    map_name(*frame.document().input, map)));
}

void ExplainedPanel::draw(const Frame& frame, const DecodedStack& stack, const std::vector<std::string>& claims) const {
  const std::vector<Button> all = buttons(frame);
  const DecodedMaps* decoded = stack.shown();
  const std::vector<std::string> beside = captions(decoded);
  const float room = all.front().area.x - panel_.x - 2.0F * frame.padding();
  const std::string words = explained_heading(frame, room, beside.back());
  const float left = room - text_width(frame.fonts().strong, words) - frame.padding();
  draw_panel(frame, panel_, words, frame.theme().text, first_that_fits(frame.fonts().small, left, beside),
             panel_.right() - all.front().area.x,
             "The share of each map's variance that comes back from y by the best linear 1×1" +
                 (shared_bars().empty() ? "" : "\n" + shared_bars()));
  draw_buttons(frame, all);
  if (decoded == nullptr) return;
  draw_total(frame, stack, claims);
  draw_bars(frame, *decoded);
}

// Beside the number in at most two lines, else below it, as many of them as leave the bar its room. Returns where they
// end.
float ExplainedPanel::draw_words(const Frame& frame, float number_w) const {
  const Fonts& fonts = frame.fonts();
  ImFont* small = fonts.small;
  const std::vector<std::string> forms = {"of the maps’ variance comes back", "of the variance comes back",
                                          "of the variance", "of variance", "variance"};
  const float right = words_right(frame), x = total_.x + number_w + frame.px(12);
  const float line = small->FontSize + frame.px(2), bottom = total_.y + fonts.large->FontSize;
  const auto lines_in = [&](const std::string& words, float width) { return wrapped_line_count(small, words, width); };
  const std::string& words = forms.front();
  if (const float room = right - x; room >= text_width(small, "variance") && lines_in(words, room) <= 2.0F) {
    // The last line and the number stand on one baseline.
    const float y = total_.y + baseline_drop(fonts.large, small) - (lines_in(words, room) - 1.0F) * small->FontSize;
    draw_paragraph(frame, small, frame.theme().muted, {x, std::max(total_.y, y)}, room, words);
    return bottom;
  }
  const std::string beside = first_that_fits(small, right - x, {forms.begin() + 2, forms.end()});
  const float below = frame.px(28) + small->FontSize;
  for (const std::string& form : forms) {
    if (bottom + lines_in(form, right - total_.x) * line + below > total_.bottom()) continue;
    if (form == beside) break;
    return bottom + draw_paragraph(frame, small, frame.theme().muted, {total_.x, bottom}, right - total_.x, form);
  }
  draw_text(frame, small, frame.theme().muted, {x, total_.y + baseline_drop(fonts.large, small)}, beside);
  return bottom;
}

// The highest label of the bars stands beside the words.
float ExplainedPanel::words_right(const Frame& frame) const {
  return std::min(total_.right(), bars_.x - frame.px(26) - text_width(frame.fonts().small, "100 %"));
}

void ExplainedPanel::draw_total(const Frame& frame, const DecodedStack& stack,
                                const std::vector<std::string>& claims) const {
  const DecodedMaps& decoded = *stack.shown();
  const Reconstruction& found = decoded.layer->reconstruction;
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const std::string share = share_text(found.explained.standardised);
  const float width = draw_text(frame, fonts.large, stack.is_current() ? theme.text : theme.muted, total_.min(), share);
  const float words = draw_words(frame, width), right = words_right(frame);
  const float bar_h = frame.px(8);
  const float bottom = total_.bottom() - fonts.small->FontSize - frame.px(4);
  const Rect bar{total_.x, std::floor(std::min(bottom - bar_h - frame.px(4), words + frame.px(10))),
                 std::min(total_.w - frame.px(40), right - total_.x), bar_h};
  frame.mark("decode.total", bar);
  const auto part = [&](double of) { return std::floor(bar.w * static_cast<float>(std::clamp(of, 0.0, 1.0))); };
  frame.draw_list()->AddRectFilled(bar.min(), bar.max(), im(theme.track));
  frame.draw_list()->AddRectFilled(bar.min(), {bar.x + part(found.explained.standardised), bar.bottom()},
                                   im(theme.text));
  const float tick = bar.x + part(found.most_standardised);
  frame.draw_list()->AddRectFilled({tick, bar.y - frame.px(5)},
                                   {tick + std::max(2.0F, frame.px(2)), bar.bottom() + frame.px(5)}, im(theme.text));
  const std::string best =
      first_that_fits(fonts.small, right - total_.x,
                      {best_text(decoded), fmt::format("at best {}", share_text(found.most_standardised))});
  float y = bar.bottom() + frame.px(6);
  draw_text(frame, fonts.small, theme.text, {total_.x, y}, best);
  y += fonts.small->FontSize;
  for (const std::string& claim : claims) {
    const float lines = wrapped_line_count(fonts.body, claim, right - total_.x);
    y += frame.px(10);
    if (y + lines * (fonts.body->FontSize + frame.px(2)) > total_.bottom()) return;
    y += draw_paragraph(frame, fonts.body, theme.text, {total_.x, y}, right - total_.x, claim);
  }
}

void ExplainedPanel::draw_bars(const Frame& frame, const DecodedMaps& decoded) const {
  const Theme& theme = frame.theme();
  const Explained& explained = decoded.layer->reconstruction.explained;
  ImFont* small = frame.fonts().small;
  for (const int percent : {0, 50, 100}) {
    const float y = std::floor(bars_.bottom() - static_cast<float>(percent) / 100.0F * bars_.h);
    frame.draw_list()->AddRectFilled({bars_.x, y}, {bars_.right(), y + 1.0F}, im(theme.border));
    if (percent == 50 && bars_.h < 4.0F * small->FontSize) continue;
    draw_text_right(frame, small, theme.muted, {bars_.x - frame.px(8), y - small->FontSize / 2.0F},
                    fmt::format("{} %", percent));
  }
  for (std::int64_t c = 0; c < columns_.columns(); ++c) {
    const std::int64_t map = map_in(c, explained);
    const Rect column = columns_.rect(c, bars_);
    const auto& share = explained.maps[static_cast<std::size_t>(map)];
    const float gap = column.w > frame.px(kNamedColumn) ? frame.px(8) : column.w > 3.0F ? 1.0F : 0.0F;
    if (!share) {
      draw_hatch(frame, {column.x, bars_.y, column.w - gap, bars_.h});
      continue;
    }
    const auto bar_of = [&](double of) {
      const float h = std::max(1.0F, std::round(static_cast<float>(std::clamp(of, 0.0, 1.0)) * bars_.h));
      return Rect{column.x, bars_.bottom() - h, std::max(1.0F, column.w - gap), h};
    };
    const Rect bar = bar_of(*share);
    frame.draw_list()->AddRectFilled(bar.min(), bar.max(), im(theme.muted, kUnlit));
    // Of maps that share a bar each that is lit has its own height in it.
    for (std::int64_t place = columns_.begin(c); place < columns_.end(c); ++place) {
      const std::int64_t lit = order_[static_cast<std::size_t>(place)];
      if (!is_lit(frame, decoded, lit)) continue;
      const Rect own = bar_of(share_of(explained, lit));
      frame.draw_list()->AddRectFilled(own.min(), own.max(), im(theme.text));
    }
    if (column.w > frame.px(kNamedColumn)) draw_name(frame, bar, map, *share);
    draw_selected(frame, c, bar_of(share_of(explained, frame.selection().map)));
  }
}

bool ExplainedPanel::is_lit(const Frame& frame, const DecodedMaps& decoded, std::int64_t map) {
  return map == frame.hover().map || std::ranges::find(decoded.maps, map) != decoded.maps.end();
}

// `own`: the bar of the selected map, if it is in this column.
void ExplainedPanel::draw_selected(const Frame& frame, std::int64_t column, Rect own) const {
  const auto first = order_.begin() + columns_.begin(column), last = order_.begin() + columns_.end(column);
  if (std::find(first, last, frame.selection().map) == last) return;
  draw_frame(frame, own, 1.0F);
  frame.mark("decode.selected", own);
}

// The other maps of its bar, which have no bar of their own.
std::string ExplainedPanel::others_in(const Frame& frame, std::int64_t column, std::int64_t map,
                                      const Explained& explained) const {
  constexpr std::int64_t kMostNamed = 4;
  if (columns_.per_column() > kMostNamed) return "";
  std::string text;
  for (std::int64_t place = columns_.begin(column); place < columns_.end(column); ++place) {
    const std::int64_t other = order_[static_cast<std::size_t>(place)];
    const auto& share = explained.maps[static_cast<std::size_t>(other)];
    if (other == map || !share) continue;
    text += fmt::format("{}{} {:.4f}", text.empty() ? "\nIn the same bar: " : ", ",
                        map_name(*frame.document().input, other), *share);
  }
  return text;
}

// Above its bar or, where that reaches up to the end of the scale, in it.
void ExplainedPanel::draw_name(const Frame& frame, Rect bar, std::int64_t map, double share) const {
  ImFont* font = frame.fonts().small;
  const std::string text = share_text(share);
  const std::string name = first_that_fits(font, bar.w - frame.px(4),
                                           {fmt::format("{}: {}", map_name(*frame.document().input, map), text), text});
  const float above = bar.y - font->FontSize - frame.px(2);
  const bool is_in_bar = above < bars_.y;
  if (!is_in_bar) {
    // No line of the grid runs through it.
    const float half = text_width(font, name) / 2.0F + frame.px(2);
    frame.draw_list()->AddRectFilled({bar.centre().x - half, above}, {bar.centre().x + half, above + font->FontSize},
                                     im(frame.theme().panel));
  }
  draw_text_centred(frame, font, is_in_bar ? frame.theme().panel : frame.theme().text,
                    {bar.centre().x, is_in_bar ? bar.y + frame.px(2) : above}, name);
}

}  // namespace pw

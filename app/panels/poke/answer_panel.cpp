#include "app/panels/poke/answer_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/frame/x_edit.h"
#include "app/panels/poke/poke_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kAnswerCaption = 24.0F;
constexpr float kWidestKernelTable = 600.0F, kLeastKernelTable = 300.0F;
constexpr float kBesideTable = 28.0F;
constexpr float kMostTable = 900.0F, kLeastCaption = 360.0F;
constexpr float kWidestAround = 3.0F;   // heights of a position
constexpr float kValueTravel = 120.0F;  // of the pointer over a map's range

std::int64_t answering_output(const Frame& frame) {
  return std::min(frame.hover().output.value_or(frame.selection().output), frame.document().network.cout() - 1);
}

}  // namespace

// Two pictures below each other at the left, the table at the right; where the panel is high and narrow below them.
void AnswerPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  modes_.lay_out(panel, frame.px(300), frame);
  const Rect area = panel_area(frame, panel);
  const float caption = frame.px(kAnswerCaption);
  const bool is_narrow = area.w < 2.0F * frame.px(kLeastKernelTable) && area.h > area.w;
  Rect left = area, table = area;
  const Division division = divide(area.w, frame);
  if (is_narrow) {
    left.h = std::floor(area.h * 0.55F);
    table.y = left.bottom() + frame.px(8);
    table.h = area.bottom() - table.y;
  } else {
    table.w = division.table;
    table.x = area.right() - table.w;
    left.w = area.w - table.w - frame.px(kBesideTable);
  }
  around_ = Neighbourhood::around(frame.selection().position, frame.document().shape(), division.columns);
  const float h = std::max(10.0F, (left.h - 2.0F * caption - frame.px(4)) / 2.0F);
  const float w = std::min(left.w, kWidestAround * h / static_cast<float>(around_.h) * static_cast<float>(around_.w));
  if (!is_narrow) {
    // What the pictures and their captions leave over is the table's.
    const float gap = frame.px(kBesideTable);
    const float spare = area.w - gap - std::max(w, frame.px(kLeastCaption));
    table.w = std::max(table.w, std::min(spare, frame.px(kMostTable)));
    table.x = area.right() - table.w;
    left.w = area.w - table.w - gap;
  }
  x_ = {{left.x, left.y, left.w, caption}, whole_size({left.x, left.y + caption, w, h})};
  const float y = x_.area.bottom() + frame.px(4);
  change_ = {{left.x, y, left.w, caption}, whole_size({left.x, y + caption, w, h})};
  table_.lay_out(table, frame);
}

// The numbers in the pictures have room before all columns of the table have; the table has at the least one.
AnswerPanel::Division AnswerPanel::divide(float width, const Frame& frame) {
  const float gap = frame.px(kBesideTable);
  const float column = Neighbourhood::least_column(frame);
  const std::vector<float> tables = KernelTable::least_widths(frame);
  const std::vector<std::int64_t> choices =
      is_spoken(frame) ? std::vector<std::int64_t>{7, 5} : std::vector<std::int64_t>{9, 7, 5};
  const float wanted = std::clamp(width * 0.5F, frame.px(kLeastKernelTable), frame.px(kWidestKernelTable));
  for (const std::int64_t columns : choices) {
    const float most = width - gap - column * static_cast<float>(std::min(columns, frame.document().shape().w));
    if (most < tables.front()) continue;
    const auto fitting =
        std::ranges::find_if(tables.rbegin(), tables.rend(), [&](float least) { return least <= most; });
    return {columns, std::clamp(std::floor(wanted), std::min(*fitting, most), most)};
  }
  return {choices.back(), std::min(std::floor(wanted), width * 0.6F)};
}

void AnswerPanel::input(Frame& frame) {
  modes_.input(frame);
  if (frame.is_stale()) return;
  input_x(frame);
  if (!frame.display().curtain) input_change(frame);
  table_.input(frame);
}

// The value at the marker is dragged; a press elsewhere moves the marker there.
void AnswerPanel::input_x(Frame& frame) {
  const ItemState item = frame.add_item("poke.x", x_.area);
  const auto at = around_.position_at(ImGui::GetIO().MousePos, x_.area);
  const Selection& selection = frame.selection();
  const float per_pixel = range_of_map(frame.document(), selection.n, selection.map) / frame.px(kValueTravel);
  const bool is_elsewhere = at && *at != selection.position && !drag_.map();
  if (is_elsewhere) {
    if (item.clicked) frame.select_position(*at);
  } else {
    drag_.input(frame, item, selection.map, selection.position, per_pixel);
  }
  if (!item.hovered && !drag_.map()) return;
  frame.hover().map = selection.map;
  if (!item.hovered || !at) return;
  frame.hover().position = *at;
  frame.explain([at = *at](const Frame& shown) { return explain_x_around(shown, at); });
}

void AnswerPanel::input_change(Frame& frame) const {
  const ItemState item = frame.add_item("poke.change", change_.area);
  const auto at = around_.position_at(ImGui::GetIO().MousePos, change_.area);
  if (!at) return;
  if (item.clicked) frame.select_position(*at);
  if (!item.hovered) return;
  frame.hover().position = *at;
  frame.explain([at = *at](const Frame& shown) { return explain_change_around(shown, at, answering_output(shown)); });
}

void AnswerPanel::draw(const Frame& frame) {
  const Fonts& fonts = frame.fonts();
  const float room = modes_.left() - panel_.x - 3.0F * frame.padding();
  const std::string thing = changed_thing(frame), values = frame.selection().poke.pixel ? "" : marked_value_text(frame);
  const std::string title = first_that_fits(fonts.strong, room - text_width(fonts.small, values),
                                            {fmt::format("Who answers when one {} changes?", thing),
                                             "One value changes: who answers?", "Who answers?", "Answer"});
  draw_panel(frame, panel_, title, frame.theme().text,
             first_that_fits(fonts.small, room - text_width(fonts.strong, title), {values}),
             panel_.right() - modes_.left(),
             "x around the marker, and what y does when it changes there: a 1×1 never looks at its neighbours");
  modes_.draw(frame);
  draw_x_caption(frame);
  draw_x_around(frame, around_, x_.area);
  const std::int64_t output = answering_output(frame);
  draw_change_caption(frame, output);
  if (frame.display().curtain) {
    draw_curtain(frame, change_.area);
  } else {
    draw_change_around(frame, around_, change_.area, output);
  }
  table_.draw(frame);
}

void AnswerPanel::draw_x_caption(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const Position& at = frame.selection().position;
  const std::string where = fmt::format("map {} around row {}, column {}", frame.selection().map, at.y, at.x);
  frame.explain_drawn(x_.caption, "x around the marker, in the selected map: drag the framed value up or down");
  const float y = x_.caption.bottom() - fonts.small->FontSize - frame.px(5);
  const float x =
      x_.caption.x + draw_text(frame, fonts.small, frame.theme().text, {x_.caption.x, y}, "x") + frame.px(8);
  draw_text(frame, fonts.small, frame.theme().muted, {x, y},
            first_that_fits(fonts.small, x_.caption.right() - x,
                            {where + " · drag this value up or down", where,
                             fmt::format("map {}, row {}, col. {}", frame.selection().map, at.y, at.x)}));
}

void AnswerPanel::draw_change_caption(const Frame& frame, std::int64_t output) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const Rect& line = change_.caption;
  frame.explain_drawn(line,
                      "How this output changed at each position (Tab: the next output). Outlined: a sum there no "
                      "longer has the same bits");
  const float y = line.bottom() - fonts.small->FontSize - frame.px(5);
  const std::string name = output_name(frame.document().weights(), output);
  const std::vector<std::string> words = {"change of ", "change: ", "of "};
  float x = line.x + draw_text(frame, fonts.small, theme.text, {line.x, y}, "y") + frame.px(4);
  const float room_of_words = line.right() - x - text_width(fonts.small, name);
  // Closer to the letter where that leaves room for a word more.
  if (text_width(fonts.small, words[1]) <= room_of_words - frame.px(4)) x += frame.px(4);
  x += draw_text(frame, fonts.small, theme.muted, {x, y},
                 first_that_fits(fonts.small, line.right() - x - text_width(fonts.small, name), words));
  // Rather a whole name than what comes after it.
  const float most = std::max(line.w * 0.3F, std::min(text_width(fonts.small, name) + 1.0F, line.right() - x));
  x += draw_text_within(frame, fonts.small, frame.output_colour(output), {x, y}, most, name) +
       text_width(fonts.small, " ");
  std::vector<std::string> texts = {"· nothing is changed yet", "· none yet"};
  if (frame.display().curtain) {
    texts = {};
  } else if (!frame.shown_outputs_are_current()) {
    texts = {"· computing…"};
  } else if (frame.selection().poke.kernel == PokeKernel::kDense) {
    texts = {"· of the 1×1; the dense layer is only counted", "· of the 1×1"};
  } else if (!frame.poked().x().empty()) {
    const auto count = static_cast<long long>(frame.poked().answer().positions.size());
    const std::string answer = fmt::format("· {} {}", counted(count, "position"), count == 1 ? "answers" : "answer");
    texts = {answer + ", outlined; everything else stays bit for bit", answer + "; all else stays bit for bit", answer};
  }
  draw_text(frame, fonts.small, theme.muted, {x, y}, first_that_fits(fonts.small, line.right() - x, texts));
}

}  // namespace pw

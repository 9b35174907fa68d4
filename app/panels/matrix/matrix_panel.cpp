#include "app/panels/matrix/matrix_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/panels/matrix/matrix_labels.h"
#include "app/panels/matrix/matrix_numbers.h"
#include "app/panels/matrix/matrix_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kSeconds = 1.5;  // from the stack to the matrix
constexpr float kHandleWidth = 8.0F;

}  // namespace

void MatrixPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  modes_.lay_out(panel, frame.px(300), frame);
  layout_ = lay_out_matrix(frame, panel);
  code_.lay_out(layout_, frame);
}

void MatrixPanel::toggle_play(Frame& frame) {
  const float now = frame.selection().matrix.reshape;
  auto& motion = frame.reshape();
  const bool goes_on = motion ? motion->to < 0.5F : now < 0.5F;
  const float to = goes_on ? 1.0F : 0.0F;
  const double seconds = frame.display().reduces_motion ? 0.0 : kSeconds * static_cast<double>(std::fabs(to - now));
  motion = Motion{ImGui::GetTime(), seconds, now, to};
}

bool MatrixPanel::advance(Frame& frame) const {
  auto& motion = frame.reshape();
  if (!motion) return false;
  if (frame.selection().mode != MapsMode::kMatrix) {
    motion.reset();
    return false;
  }
  const double now = ImGui::GetTime();
  Selection next = frame.selection();
  next.matrix.reshape = motion->has_ended(now) ? motion->to : motion->at(now);
  if (motion->has_ended(now)) motion.reset();
  frame.select(next);
  return motion.has_value();
}

Button MatrixPanel::play_button(const Frame& frame) const {
  const bool back = frame.reshape() ? frame.reshape()->to > 0.5F : frame.selection().matrix.reshape > 0.5F;
  const std::vector<std::string> labels =
      back ? std::vector<std::string>{"Back to the stack", "To the stack", "Back"}
           : std::vector<std::string>{"Reshape to the matrix", "To the matrix", "Reshape"};
  // Past it goes the path from the stack to X, beside the labels of X's rows.
  const float room = layout_.play.w + frame.px(4) - button_width(frame, "");
  const std::string label = first_that_fits(frame.fonts().body, room, labels);
  return button_at(frame, "matrix.play", label.empty() ? labels.back() : label,
                   back ? "Shows how the rows came from the stack" : "Reads the positions row by row",
                   layout_.play.min(), layout_.play.h);
}

void MatrixPanel::input(Frame& frame) {
  modes_.input(frame);
  if (frame.is_stale()) return;
  if (press(frame, play_button(frame))) toggle_play(frame);
  input_slider(frame);
  point_on_picture(frame, "matrix.stack", layout_.stack);
  input_matrices(frame);
  code_.input(frame);
}

void MatrixPanel::input_slider(Frame& frame) const {
  const Rect& area = layout_.slider;
  const ItemState item = frame.add_item("matrix.reshape", area);
  if (item.hovered) frame.explain("The stack, and its way to the matrix");
  if (!item.active) return;
  frame.reshape().reset();
  const float handle = frame.px(kHandleWidth);
  Selection next = frame.selection();
  next.matrix.reshape =
      std::clamp((ImGui::GetIO().MousePos.x - area.x - handle / 2.0F) / std::max(1.0F, area.w - handle), 0.0F, 1.0F);
  frame.select(next);
}

void MatrixPanel::input_matrices(Frame& frame) const {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t w = frame.document().shape().w;
  const auto position = [&] {
    const std::int64_t row = layout_.positions.at(mouse.y - layout_.y.y);
    return Position{row % w, row / w};
  };
  const ItemState x = frame.add_item("matrix.x", layout_.x);
  const ItemState y = frame.add_item("matrix.y", layout_.y);
  const ItemState weights = frame.add_item("matrix.w", layout_.w);
  const bool on_x = shows_matrix(frame) && x.hovered;
  if (on_x || y.hovered) {
    frame.hover().position = position();
    if (on_x) frame.hover().map = layout_.maps.at(mouse.x - layout_.x.x);
    if (y.hovered) frame.hover().output = layout_.outputs.at(mouse.x - layout_.y.x);
    frame.explain([at = *frame.hover().position, map = frame.hover().map,
                   on_x](const Frame& shown) { return matrix_row_text(shown, at, on_x ? map : std::nullopt); },
                  on_x ? layout_.x : layout_.y);
  }
  if (weights.hovered) {
    frame.hover().map = layout_.maps.at(mouse.y - layout_.w.y);
    frame.hover().output = layout_.outputs.at(mouse.x - layout_.w.x);
    frame.explain([map = *frame.hover().map, output = *frame.hover().output](const Frame& shown) {
      return matrix_weight_text(shown, map, output);
    });
  }
  if ((shows_matrix(frame) && x.active) || y.active) frame.select_position(position());
  if (shows_matrix(frame) && x.pressed) frame.select_map(layout_.maps.at(mouse.x - layout_.x.x));
  if (weights.active) frame.select_map(layout_.maps.at(mouse.y - layout_.w.y));
}

void MatrixPanel::draw(const Frame& frame) {
  const std::string title = "It is a matrix product";
  const float room = modes_.left() - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, title);
  draw_panel(frame, panel_, title, frame.theme().text,
             first_that_fits(frame.fonts().small, room, {"one row of X is one position", "a row is a position"}),
             panel_.right() - modes_.left(),
             "Y = X · Wᵀ + b: each row of X holds the numbers of one position, each row of W is a filter");
  modes_.draw(frame);
  draw_equation(frame, layout_);
  draw_stack(frame);
  draw_text(frame);
  draw_button(frame, play_button(frame));
  draw_slider(frame);
  draw_x(frame);
  pictures_.draw_w(frame, layout_);
  draw_w_numbers(frame, layout_);
  draw_y(frame);
  draw_names(frame, layout_);
  draw_hovered(frame);
  code_.draw(frame);
}

void MatrixPanel::draw_stack(const Frame& frame) const {
  const Document& document = frame.document();
  const Rect& front = layout_.stack;
  frame.explain_drawn(front.inset(-frame.px(20)), [](const Frame& shown) {
    const Shape& of = shown.document().shape();
    return fmt::format(
        "x, the stack: {} sheets of {} × {}, from the selected map on. The marked position is one row of X",
        count_text(of.c), of.h, of.w);
  });
  const float line = panel_.y + frame.px(33);
  const Shape& shape = document.shape();
  if (layout_.line.h <= 0.0F)
    pw::draw_text(frame, frame.fonts().small, frame.theme().muted, {front.x, line},
                  fmt::format("x  {} × {} × {}", shape.h, shape.w, shape.c));
  const std::int64_t sheets = std::min<std::int64_t>(4, shape.c);
  for (std::int64_t k = sheets - 1; k >= 0; --k) {
    const float offset = static_cast<float>(k);
    const Rect area{front.x + offset * frame.px(5), front.y - offset * frame.px(4), front.w, front.h};
    draw_sheet(frame, {"matrix.sheet", k}, area, (frame.selection().map + k) % shape.c);
  }
  draw_markers(frame, front);
  if (!shows_matrix(frame)) return;
  // From the marked position to its row.
  const Position at = frame.selection().position;
  const float row = row_mark(frame, layout_, at, layout_.x).centre().y;
  const ImVec2 from{front.x + (static_cast<float>(at.x) + 0.5F) / static_cast<float>(shape.w) * front.w,
                    front.y + (static_cast<float>(at.y) + 0.5F) / static_cast<float>(shape.h) * front.h};
  const float turn = std::max(layout_.play.right() + frame.px(2), play_button(frame).area.right() + frame.px(4));
  const float end = layout_.x.x - frame.px(14) - text_width(frame.fonts().small, row_label(frame, at));
  draw_dashed(frame, from, {turn, from.y});
  draw_dashed(frame, {turn, from.y}, {turn, row});
  draw_dashed(frame, {turn, row}, {end, row});
}

void MatrixPanel::draw_text(const Frame& frame) const {
  if (layout_.text.h <= 0.0F) return;
  frame.explain_drawn(layout_.text, [at = frame.selection().position](const Frame& shown) {
    return matrix_row_text(shown, at, std::nullopt);
  });
  float y = layout_.text.y;
  ImFont* font = frame.fonts().small;
  if (layout_.has_sentence)
    y += frame.px(6) + draw_paragraph(frame, font, frame.theme().muted, {layout_.text.x, y},
                                      layout_.text.w - frame.px(6), reading_sentence(frame));
  const Position at = frame.selection().position;
  const float most = layout_.text.w - frame.px(3);  // the path to X goes down beside it
  pw::draw_text(frame, font, frame.theme().text, {layout_.text.x, y},
                first_that_fits(font, most,
                                {fmt::format("row {}, column {}", at.y, at.x),
                                 fmt::format("row {}, col. {}", at.y, at.x), fmt::format("row {}", at.y)}));
  y += font->FontSize + frame.px(3);
  const std::string place = row_label(frame, at);
  pw::draw_text(frame, font, frame.theme().text, {layout_.text.x, y},
                first_that_fits(font, most, {row_arithmetic(frame, at), "row " + place + " of X", place}));
}

void MatrixPanel::draw_slider(const Frame& frame) const {
  const Rect& area = layout_.slider;
  frame.explain_drawn({area.x, area.y, area.w, area.h + frame.fonts().small->FontSize},
                      "From the stack to the matrix: the same numbers, read position by position");
  const float handle = frame.px(kHandleWidth);
  const float y = std::floor(area.centre().y);
  const float at = area.x + handle / 2.0F + frame.selection().matrix.reshape * (area.w - handle);
  ImDrawList* draw = frame.draw_list();
  const float half = std::max(1.0F, frame.px(1.5F));
  draw->AddRectFilled({area.x, y - half}, {area.right(), y + half}, im(frame.theme().track));
  const ItemState item = frame.item("matrix.reshape");
  draw->AddRectFilled({at - handle / 2.0F, y - frame.px(8)}, {at + handle / 2.0F, y + frame.px(8)},
                      im(item.hovered || item.active ? frame.theme().text : frame.theme().handle), frame.px(3));
  ImFont* font = frame.fonts().small;
  const float label = area.bottom();
  pw::draw_text(frame, font, frame.theme().muted, {area.x, label}, "stack");
  const float ends = text_width(font, "stack") + text_width(font, "matrix");
  if (ends + text_width(font, "reshape") + frame.px(16) < area.w)
    draw_text_centred(frame, font, frame.theme().muted, {area.centre().x, label}, "reshape");
  if (ends + frame.px(8) < area.w) draw_text_right(frame, font, frame.theme().muted, {area.right(), label}, "matrix");
}

void MatrixPanel::draw_x(const Frame& frame) {
  const Rect& x = layout_.x;
  if (!shows_matrix(frame)) return pictures_.draw_x_moving(frame, layout_, frame.selection().matrix.reshape);
  pictures_.draw_x(frame, layout_);
  const float middle = std::floor(x.x + map_mark(frame, layout_, frame.selection().map).centre().y - layout_.w.y);
  // Beside numbers, not over them.
  if (!is_small_matrix(frame.document()))
    draw_white_in_black(frame,
                        [&](const DrawEdge& edge, float thick) { edge(middle, x.y, middle + thick, x.bottom()); });
  frame.draw_list()->AddLine({middle, x.bottom()}, {middle, x.bottom() + frame.px(5)}, im(frame.theme().text));
  const Rect row = row_mark(frame, layout_, frame.selection().position, x);
  pictures_.draw_x_row(frame, layout_, frame.selection().position, row);
  draw_x_numbers(frame, layout_, row);
  if (is_small_matrix(frame.document())) {
    const float half = layout_.maps.cell / 2.0F;
    frame.draw_list()->AddRect({middle - half, x.y}, {middle + half, x.bottom()}, im(frame.theme().text));
  }
  draw_frame(frame, row, 2.0F);
  draw_row_labels(frame, layout_);
}

void MatrixPanel::draw_y(const Frame& frame) {
  const Rect& y = layout_.y;
  if (frame.display().curtain) return draw_curtain(frame, y);
  if (!frame.has_outputs()) return;
  pictures_.draw_y(frame, layout_);
  const Position at = frame.selection().position;
  const Rect row = row_mark(frame, layout_, at, y);
  pictures_.draw_y_row(frame, layout_, at, row);
  draw_y_numbers(frame, layout_, row);
  draw_frame(frame, row, 2.0F);
  draw_row_sums(frame, y, row.centre().y, layout_.names_w);
}

void MatrixPanel::draw_hovered(const Frame& frame) const {
  const Hover& hover = frame.hover();
  ImDrawList* draw = frame.draw_list();
  const ImU32 colour = im(frame.theme().text);
  if (hover.position && *hover.position != frame.selection().position) {
    const Rect y = row_mark(frame, layout_, *hover.position, layout_.y).inset(-1);
    draw->AddRect(y.min(), y.max(), colour);
    const Rect x = row_mark(frame, layout_, *hover.position, layout_.x).inset(-1);
    if (shows_matrix(frame)) draw->AddRect(x.min(), x.max(), colour);
  }
  if (!hover.map || *hover.map == frame.selection().map) return;
  const Rect mark = map_mark(frame, layout_, *hover.map).inset(-1);
  draw->AddRect(mark.min(), mark.max(), colour);
  const float column = layout_.x.x + mark.y - layout_.w.y;
  if (shows_matrix(frame)) draw->AddRect({column, layout_.x.y}, {column + mark.h, layout_.x.bottom()}, colour);
}

void MatrixPanel::describe(StateWriter& writer, const Frame& frame) const {
  nlohmann::json& section = writer.section("matrix");
  section["reshape"] = frame.selection().matrix.reshape;
  section["rows"] = layout_.positions.drawn;
  if (const auto& difference = code_.difference(); difference && difference->compared > 0)
    section["largest_difference"] = difference->largest;
}

}  // namespace pw

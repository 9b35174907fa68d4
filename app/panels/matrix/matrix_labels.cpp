#include "app/panels/matrix/matrix_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/matrix/matrix_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {

bool shows_matrix(const Frame& frame) {
  return frame.selection().matrix.reshape >= 1.0F;
}

Rect row_mark(const Frame& frame, const MatrixLayout& layout, Position position, Rect matrix) {
  const std::int64_t row = position.y * frame.document().shape().w + position.x;
  const float least = position == frame.selection().position ? layout.marked_h : 0.0F;
  const float height = std::max({layout.positions.cell, std::floor(frame.px(4)), least});
  const float middle = layout.positions.place(row) + layout.positions.cell / 2.0F;
  const float top = std::clamp(middle - height / 2.0F, 0.0F, std::max(0.0F, matrix.h - height));
  return {matrix.x, std::floor(matrix.y + top), matrix.w, std::floor(height)};
}

Rect map_mark(const Frame& frame, const MatrixLayout& layout, std::int64_t map) {
  const float size = std::max(layout.maps.cell, std::floor(frame.px(3)));
  const float middle = layout.maps.place(map) + layout.maps.cell / 2.0F;
  return {layout.w.x, std::floor(layout.w.y + middle - size / 2.0F), layout.w.w, size};
}

void draw_equation(const Frame& frame, const MatrixLayout& layout) {
  const Document& document = frame.document();
  const std::int64_t rows = document.shape().n * document.shape().pixels();
  const std::int64_t cout = document.network.cout();
  const std::string x = fmt::format("({} × {})", count_text(rows), count_text(document.shape().c));
  const std::string w = fmt::format("({} × {})", count_text(document.shape().c), count_text(cout));
  const std::string y = fmt::format("({} × {})", count_text(rows), count_text(cout));
  ImFont* font = frame.fonts().large;
  const auto width = [&](const std::string& text) { return text_width(font, text) / font->FontSize; };
  const float xw = layout.w.centre().x - layout.x.centre().x;
  const float wy = layout.y.centre().x - layout.w.centre().x;
  const float size = std::floor(std::clamp(
      std::min(2.0F * (xw - frame.px(24)) / (width(x) + width(w)), 2.0F * (wy - frame.px(26)) / (width(w) + width(y))),
      frame.px(11), frame.px(24)));
  const float top = layout.equation_y + (frame.px(28) - size) / 2.0F;
  // Where the shapes would be smaller than other text, they stand in one line, not each above its matrix.
  if (ImFont* body = frame.fonts().body; size < body->FontSize) {
    const std::string line = fmt::format("{} · {} = {}", x, w, y);
    const float most = layout.code.right() - layout.x.x;
    const float shift = std::max(0.0F, text_width(body, line) - most);
    draw_text(frame, body, frame.theme().text, {layout.x.x - shift, top}, line);
    return;
  }
  const auto put = [&](float middle, const std::string& text) {
    frame.draw_list()->AddText(font, size, {std::floor(middle - width(text) * size / 2.0F), top},
                               im(frame.theme().text), text.c_str());
  };
  const float xm = layout.x.centre().x, wm = layout.w.centre().x, ym = layout.y.centre().x;
  put(xm, x);
  put(wm, w);
  put(ym, y);
  // No font of this size has the dot.
  const ImVec2 dot{(xm + width(x) * size / 2.0F + wm - width(w) * size / 2.0F) / 2.0F, top + size / 2.0F};
  frame.draw_list()->AddCircleFilled(dot, std::max(1.5F, size / 10.0F), im(frame.theme().text));
  put((wm + width(w) * size / 2.0F + ym - width(y) * size / 2.0F) / 2.0F, "=");
}

void draw_row_labels(const Frame& frame, const MatrixLayout& layout) {
  ImFont* font = frame.fonts().small;
  const Shape& shape = frame.document().shape();
  const float right = layout.x.x - frame.px(8);
  const float marked = row_mark(frame, layout, frame.selection().position, layout.x).centre().y;
  draw_text_right(frame, font, frame.theme().text, {right, std::floor(marked - font->FontSize / 2.0F)},
                  row_label(frame, frame.selection().position));
  const float each = layout.x.h / static_cast<float>(shape.h);
  const std::int64_t step = label_step(frame.px(48) / each);
  for (std::int64_t y = 0; y < shape.h; y += step) {
    const float at = layout.x.y + layout.positions.place(y * shape.w);
    if (std::fabs(at - marked) < font->FontSize) continue;
    frame.draw_list()->AddLine({right + frame.px(3), at}, {layout.x.x - frame.px(1), at}, im(frame.theme().muted));
    draw_text_right(frame, font, frame.theme().muted, {right, std::floor(at - font->FontSize / 2.0F)},
                    count_text(y * shape.w));
  }
}

void draw_names(const Frame& frame, const MatrixLayout& layout) {
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  const float thick = std::max(2.0F, std::floor(frame.px(2)));
  const float gap = std::floor(frame.px(3));
  if (shows_matrix(frame))
    draw->AddRectFilled({layout.x.x, layout.x.y - gap - thick}, {layout.x.right(), layout.x.y - gap}, im(theme.text));
  draw->AddRectFilled({layout.w.x - gap - thick, layout.w.y}, {layout.w.x - gap, layout.w.bottom()}, im(theme.text));
  draw_frame(frame, map_mark(frame, layout, frame.selection().map), 2.0F);
  ImFont* strong = frame.fonts().strong;
  ImFont* font = frame.fonts().small;
  const float below = frame.px(4);
  const float name_w =
      draw_text_centred(frame, strong, theme.text, {layout.w.centre().x, layout.w.bottom() + below}, "W");
  // No font has the raised letter.
  frame.draw_list()->AddText(strong, strong->FontSize * 0.65F,
                             {layout.w.centre().x + name_w / 2.0F, layout.w.bottom() + below}, im(theme.text), "T");
  draw_text_centred(frame, strong, theme.text, {layout.y.centre().x, layout.y.bottom() + below}, "Y");
  frame.explain_drawn({layout.w.x, layout.w.bottom(), layout.w.w, frame.px(24)},
                      "Wᵀ: a column for each filter, a row for each map");
  frame.explain_drawn({layout.y.x, layout.y.bottom(), layout.y.w, frame.px(24)},
                      "Y: a row for each position, a column for each output");
  const float middle = layout.w.centre().y - frame.fonts().body->FontSize / 2.0F;
  draw->AddCircleFilled({(layout.x.right() + layout.w.x) / 2.0F, layout.w.centre().y}, frame.px(2.5F), im(theme.muted));
  draw_text_centred(frame, frame.fonts().body, theme.muted, {(layout.w.right() + layout.y.x) / 2.0F, middle}, "+ b =");
  const float line = layout.x.bottom() + frame.px(4);
  const float caption = std::max({layout.x.bottom(), layout.w.bottom(), layout.y.bottom()}) + frame.px(19);
  const float name = draw_text(frame, strong, theme.text, {layout.x.x, caption}, "X");
  draw_text(frame, font, theme.muted, {layout.x.x + name + frame.px(8), caption + baseline_drop(strong, font)},
            first_that_fits(font, layout.y.right() + layout.names_w - layout.x.x - name - frame.px(8),
                            {drawn_text(layout, frame), drawn_steps_text(layout), drawn_rows_text(layout)}));
  if (!shows_matrix(frame)) return;
  const std::string map = fmt::format("map {}", frame.selection().map);
  const float half = text_width(font, map) / 2.0F;
  const float at = layout.x.x + layout.maps.place(frame.selection().map);
  draw_text_centred(frame, font, theme.text, {std::max(at, layout.x.x + half), line}, map);
}

}  // namespace pw

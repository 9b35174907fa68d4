#include "app/panels/compare/empty_table.h"

#include <algorithm>
#include <cmath>

#include "app/frame/view.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kWhatComes =
    "Each row then reduces the maps to a few outputs, shows them, and is scored on positions that nothing was fitted "
    "on.";

constexpr float kWidestWords = 560.0F;  // points

struct EmptyWords {
  Rect problem, what_comes;
  ImVec2 button;
};

float paragraph_height(const ImFont* font, std::string_view text, float width) {
  return wrapped_line_count(font, text, width) * font->FontSize;
}

// In the middle of the rows' height.
EmptyWords place_words(const Frame& frame, const EmptyTable& table) {
  const Fonts& fonts = frame.fonts();
  const float x = words_left(table.columns) + frame.px(24);
  const float width = std::max(frame.px(120), std::min(frame.px(kWidestWords), table.rows.right() - x - frame.px(16)));
  const float problem_h = paragraph_height(fonts.body, frame.comparison().problem(), width);
  const float what_h = paragraph_height(fonts.small, kWhatComes, width);
  const float gap = frame.px(10);
  const float button_h = frame.comparison().lacks_labels() ? frame.px(24) + gap : 0.0F;
  const float y =
      std::floor(std::max(table.rows.y + gap, table.rows.centre().y - (problem_h + gap + button_h + what_h) / 2.0F));
  const float below = y + problem_h + gap;
  return {{x, y, width, problem_h}, {x, below + button_h, width, what_h}, {x, below}};
}

}  // namespace

float words_left(const RowColumns& columns) {
  return columns.is_name_above ? columns.iou : columns.output[0];
}

std::optional<Button> paint_button(const Frame& frame, const EmptyTable& table) {
  if (!frame.comparison().lacks_labels()) return std::nullopt;
  return command_button(frame, "compare.paint", tab_command_id("learn", "train"), place_words(frame, table).button,
                        frame.px(24), "Paint labels in Train");
}

void draw_empty_table(const Frame& frame, const EmptyTable& table) {
  const Fonts& fonts = frame.fonts();
  const EmptyWords words = place_words(frame, table);
  draw_paragraph(frame, fonts.body, frame.theme().text, words.problem.min(), words.problem.w,
                 frame.comparison().problem());
  if (const auto button = paint_button(frame, table)) draw_button(frame, *button);
  if (words.what_comes.bottom() > table.rows.bottom()) return;
  draw_paragraph(frame, fonts.small, frame.theme().muted, words.what_comes.min(), words.what_comes.w, kWhatComes);
}

}  // namespace pw

#include "app/panels/poke/kernel_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/poke/poke_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::array kTableKernels = {PokeKernel::kOne, PokeKernel::kThree, PokeKernel::kFive, PokeKernel::kDense};
constexpr std::array kTableCommands = {"position.kernel.1", "position.kernel.3", "position.kernel.5",
                                       "position.kernel.dense"};
// Points.
constexpr float kMostKernelRow = 72.0F, kLeastKernelRow = 22.0F;
constexpr float kKernelIcon = 34.0F;

std::string count_or_beyond(std::optional<std::int64_t> count) {
  return count ? count_text(*count) : "over 9·10¹⁸";
}

Rect kernel_row_rect(Rect rows, float row_h, std::size_t i) {
  return {rows.x, std::floor(rows.y + static_cast<float>(i) * row_h), rows.w, std::floor(row_h)};
}

float kernel_names_width(const Frame& frame) {
  return frame.px(kKernelIcon + 26.0F) + text_width(frame.fonts().strong, "dense");
}

// Which of 5 × 5 positions it reads, the centre white.
void draw_kernel_icon(const Frame& frame, Rect box, PokeKernel kernel) {
  ImDrawList* draw = frame.draw_list();
  const Theme& theme = frame.theme();
  // Visible in the row that is chosen as well.
  draw->AddRect(box.min(), box.max(), im(theme.muted));
  if (kernel == PokeKernel::kDense) {
    draw->AddRectFilled(box.inset(2.0F).min(), box.inset(2.0F).max(), im(theme.muted));
    return;
  }
  PokeChoice choice;
  choice.kernel = kernel;
  const std::int64_t half = geometry_of(choice).half();
  const float pitch = std::floor((box.w - 4.0F) / 5.0F), side = std::max(1.0F, pitch - 1.0F);
  const ImVec2 middle{std::floor(box.centre().x - side / 2.0F), std::floor(box.centre().y - side / 2.0F)};
  for (std::int64_t y = -half; y <= half; ++y) {
    for (std::int64_t x = -half; x <= half; ++x) {
      const ImVec2 at{middle.x + static_cast<float>(x) * pitch, middle.y + static_cast<float>(y) * pitch};
      const bool is_centre = x == 0 && y == 0;
      draw->AddRectFilled(at, {at.x + side, at.y + side}, im(is_centre ? theme.text : theme.muted));
    }
  }
}

std::string explain_kernel_row(const Frame& frame, PokeKernel kernel) {
  const Shape& shape = frame.document().shape();
  const std::int64_t cout = frame.document().network.cout();
  if (kernel == PokeKernel::kDense)
    return fmt::format(
        "A dense layer from all {} numbers of x to all {} of y: a weight for each pair. Counted, not computed",
        count_text(shape.pixels() * shape.c), count_text(shape.pixels() * cout));
  const std::string reads =
      kernel == PokeKernel::kOne
          ? std::string("each position of y reads its own position of x")
          : fmt::format("each position of y reads {0} × {0} positions of x", kernel == PokeKernel::kThree ? 3 : 5);
  return fmt::format("{}: {}, {} at each. Click to compute y by it (K: the next)", kernel_name(kernel), reads,
                     counted(shape.c, "number"));
}

}  // namespace

void KernelTable::lay_out(Rect area, const Frame& frame) {
  area_ = area;
  const float head = frame.fonts().small->FontSize + frame.px(8);
  const float least = std::max(frame.px(kLeastKernelRow), frame.fonts().body->FontSize + frame.px(4));
  // What the rows do not need is for words.
  const float share = area.h > frame.px(300) && !is_spoken(frame) ? 0.72F : 0.82F;
  row_h_ = std::clamp((area.h - head) / 4.0F * share, least, std::max(least, frame.px(kMostKernelRow)));
  rows_ = {area.x, area.y + head, area.w, 4.0F * row_h_};
  words_ = {area.x + frame.px(8), rows_.bottom() + frame.px(10), area.w - frame.px(16),
            area.bottom() - rows_.bottom() - frame.px(10)};
}

std::vector<KernelTable::Column> KernelTable::all_columns(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t cout = frame.document().network.cout();
  std::vector<Column> all(3);
  all[0].heads = {"positions that answer", "positions"};
  all[1].heads = {"parameters"};
  all[2].heads = {"multiply–adds"};
  for (std::size_t i = 0; i < kTableKernels.size(); ++i) {
    PokeChoice choice = frame.selection().poke;
    choice.kernel = kTableKernels[i];
    const KernelGeometry geometry = geometry_of(choice);
    const bool is_dense = kTableKernels[i] == PokeKernel::kDense;
    all[0].numbers[i] = frame.display().curtain ? "?" : count_text(positions_reached_by(frame, kTableKernels[i]));
    all[1].numbers[i] =
        count_or_beyond(is_dense ? dense_parameters(shape, cout) : kernel_parameters(geometry, shape.c, cout));
    all[2].numbers[i] =
        count_or_beyond(is_dense ? dense_products(shape, cout) : kernel_products(geometry, shape, cout));
  }
  const Fonts& fonts = frame.fonts();
  for (Column& column : all) {
    column.least = text_width(fonts.small, column.heads.back());
    for (const std::string& number : column.numbers)
      column.least = std::max(column.least, text_width(fonts.strong, number));
    column.least += frame.px(16);
  }
  return all;
}

std::vector<float> KernelTable::least_widths(const Frame& frame) {
  std::vector<float> widths;
  float width = kernel_names_width(frame);
  for (const Column& column : all_columns(frame)) widths.push_back(width += column.least);
  return widths;
}

// As many as fit beside the names.
std::vector<KernelTable::Column> KernelTable::columns(const Frame& frame) const {
  std::vector<Column> all = all_columns(frame);
  const float names = kernel_names_width(frame);
  float width = names;
  for (const Column& column : all) width += column.least;
  while (all.size() > 1 && width > rows_.w) {
    width -= all.back().least;
    all.pop_back();
  }
  // What is left over stands between them.
  const float each = std::max(0.0F, rows_.w - width) / static_cast<float>(all.size());
  float right = rows_.x + names - frame.px(8);
  for (Column& column : all) {
    right += column.least + each;
    column.right = std::floor(right);
  }
  return all;
}

void KernelTable::input(Frame& frame) const {
  for (std::size_t i = 0; i < kTableKernels.size(); ++i) {
    const ItemState item =
        frame.add_item({"poke.row", static_cast<std::int64_t>(i)}, kernel_row_rect(rows_, row_h_, i));
    if (item.hovered)
      frame.explain([kernel = kTableKernels[i]](const Frame& shown) { return explain_kernel_row(shown, kernel); });
    if (item.clicked) frame.run(kTableCommands[i]);
  }
}

void KernelTable::draw(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const std::vector<Column> all = columns(frame);
  const float head_y = rows_.y - fonts.small->FontSize - frame.px(5);
  frame.explain_drawn(
      {rows_.x, area_.y, rows_.w, rows_.y - area_.y},
      "For each kernel: how many positions of y read what is changed, its numbers, and the multiply–adds "
      "for one image");
  float left =
      rows_.x + frame.px(8) + draw_text(frame, fonts.small, theme.muted, {rows_.x + frame.px(8), head_y}, "kernel");
  for (const Column& column : all) {
    draw_text_right(frame, fonts.small, theme.muted, {column.right, head_y},
                    first_that_fits(fonts.small, column.right - left - frame.px(10), column.heads));
    left = column.right;
  }
  for (std::size_t i = 0; i < kTableKernels.size(); ++i) {
    const Rect row = kernel_row_rect(rows_, row_h_, i);
    const bool is_on = frame.selection().poke.kernel == kTableKernels[i];
    const ItemState item = frame.item({"poke.row", static_cast<std::int64_t>(i)});
    if (is_on || item.hovered)
      frame.draw_list()->AddRectFilled(row.min(), row.max(), im(is_on ? theme.control_active : theme.control_hovered));
    frame.draw_list()->AddLine({row.x, row.bottom()}, {row.right(), row.bottom()}, im(theme.border));
    const float side = std::floor(std::min(frame.px(kKernelIcon), row.h - frame.px(4)));
    draw_kernel_icon(frame, {row.x + frame.px(8), std::floor(row.centre().y - side / 2.0F), side, side},
                     kTableKernels[i]);
    ImFont* font = is_on ? fonts.strong : fonts.body;
    const float y = row.centre().y - font->FontSize / 2.0F;
    draw_text(frame, font, theme.text, {row.x + frame.px(kKernelIcon + 18.0F), y}, kernel_name(kTableKernels[i]));
    for (const Column& column : all) draw_text_right(frame, font, theme.text, {column.right, y}, column.numbers[i]);
  }
  draw_words(frame);
}

// As much as there is room for.
void KernelTable::draw_words(const Frame& frame) const {
  if (frame.display().curtain) return;
  ImFont* small = frame.fonts().small;
  ImFont* body = frame.fonts().body;
  const auto height = [&](const ImFont* font, const std::string& text) {
    const std::string lines = wrapped(font, text, words_.w);
    return line_count(lines) * (font->FontSize + frame.px(2));
  };
  float y = words_.y;
  const auto put = [&](ImFont* font, Rgb colour, const std::string& text) {
    if (y + height(font, text) > words_.bottom()) return;
    y += draw_paragraph(frame, font, colour, {words_.x, y}, words_.w, text) + frame.px(8);
  };
  const char* first = "The 1×1 answers at one position only: nothing moves in space.";
  // From the last row that sentence alone, as large as it has room for.
  if (is_spoken(frame)) {
    ImFont* spoken = frame.fonts().spoken;
    return put(height(spoken, first) <= words_.h ? spoken : body, frame.theme().text, first);
  }
  put(body, frame.theme().text, first);
  const Shape& shape = frame.document().shape();
  const bool has_five = shape.h >= 5 && shape.w >= 5;
  put(small, frame.theme().muted,
      fmt::format("3×3: random outer weights, 0.3 of W's spread; at 0 it is the 1×1 again. Each position has {}; at "
                  "an edge 6 positions answer, in a corner 4.{}",
                  counted(frame.document().network.cout(), "output"), has_five ? " 5×5: 25, 15, 9." : ""));
  const bool is_learned = frame.document().source.extractor == ExtractorKind::kLearned;
  put(small, frame.theme().muted,
      std::string("Stride 2 computes one of four positions, as in ResNet's shortcut.") +
          (is_learned ? " Changing a pixel of the image instead moves up to 17 × 17 positions of x." : ""));
}

}  // namespace pw

#include "app/panels/cost/next_layer/cost_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/next_layer/lane_drawing.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBracket = 16.0F;          // points
constexpr float kLeastRowOfLarge = 28.0F;  // below large letters
constexpr float kMostCostRow = 72.0F, kMostLargeCostRow = 60.0F;
constexpr float kMostCell = 104.0F, kMostLargeCell = 150.0F;
constexpr float kMostCellShare = 0.12F;  // of the width, where that is more

std::optional<ShapeAxis> axis_of(CostSymbol symbol) {
  switch (symbol) {
    case CostSymbol::kImages:
      return ShapeAxis::kBatch;
    case CostSymbol::kRows:
      return ShapeAxis::kRows;
    case CostSymbol::kColumns:
      return ShapeAxis::kColumns;
    case CostSymbol::kMaps:
      return ShapeAxis::kMapsIn;
    case CostSymbol::kReduced:
      return ShapeAxis::kMapsOut;
    case CostSymbol::kKernel:
    case CostSymbol::kNext:
      break;  // of the next layer: the shapes above are those of the 1×1
  }
  return std::nullopt;
}

float letters_height(const Frame& frame, const ImFont* font) {
  return frame.px(kBracket) + font->FontSize + frame.fonts().small->FontSize + frame.px(5);
}

std::string factors_text(const LedgerRow& row) {
  std::string text;
  for (const Count& factor : row.factors) text += (text.empty() ? "" : "·") + count_text(factor);
  return text;
}

std::string explain_row(const LedgerRow& row) {
  return fmt::format("{}: {} = {} multiply–adds; {} parameters with biases", row.name, factors_text(row),
                     count_text(row.cost.macs), count_text(row.cost.parameters));
}

}  // namespace

float CostTable::least_height(const Frame& frame, float row_height, std::size_t rows) {
  return letters_height(frame, frame.fonts().spoken) + row_height * static_cast<float>(rows);
}

const std::array<CostTable::TypedSize, 3>& CostTable::typed_sizes() {
  static const std::array<TypedSize, 3> sizes = {{{"cost.rows", 1, "rows", &NextLayerChoice::rows},
                                                  {"cost.columns", 2, "columns", &NextLayerChoice::columns},
                                                  {"cost.f", 3, "F, maps in", &NextLayerChoice::maps}}};
  return sizes;
}

// The largest type in which all numbers have room; the name of a row is shortened for it.
void CostTable::choose_fonts(const Frame& frame, const Ledger& ledger) {
  const Fonts& fonts = frame.fonts();
  const auto rows = static_cast<float>(ledger.rows.size());
  const bool has_large_letters = area_.h - letters_height(frame, fonts.large) >= rows * frame.px(kLeastRowOfLarge);
  letters_font_ = has_large_letters ? fonts.large : fonts.spoken;
  const float row = (area_.h - letters_height(frame, letters_font_)) / rows;
  numbers_font_ = fonts.body;
  const auto most_cell = [&](float points) { return std::max(frame.px(points), kMostCellShare * area_.w); };
  columns_ =
      even_cost_columns(frame, ledger, {area_, letters_font_, fonts.strong, is_short_, true, most_cell(kMostCell)});
  for (const bool has_names : {false, true}) {
    for (ImFont* font : {fonts.spoken, fonts.large}) {
      if (font->FontSize <= numbers_font_->FontSize || row < font->FontSize + frame.px(8)) continue;
      const auto columns = fit_cost_columns(
          frame, ledger, {area_, letters_font_, font, is_short_, has_names, most_cell(kMostLargeCell)});
      if (!columns) continue;
      numbers_font_ = font;
      columns_ = *columns;
    }
  }
  const bool is_large = numbers_font_ != fonts.body;
  row_h_ = std::floor(std::clamp(row, 1.0F, frame.px(is_large ? kMostLargeCostRow : kMostCostRow)));
}

void CostTable::lay_out(Rect area, const Frame& frame, const Ledger& ledger) {
  area_ = area;
  is_short_ = area.w < frame.px(is_spoken(frame) ? 900 : 700);
  choose_fonts(frame, ledger);
  letters_ = area.y + frame.px(kBracket);
  rows_ = area.y + letters_height(frame, letters_font_);
}

Rect CostTable::cell(std::size_t row, std::size_t column) const {
  return {column_x(column), row_y(row), column_w(column), row_h_};
}

Rect CostTable::typed_box(const Frame& frame, const TypedSize& size) const {
  constexpr float kTypedWidth = 66.0F, kLargeTypedWidth = 100.0F, kSigns = 12.0F;  // points
  const Rect around = cell(0, size.column);
  const float width =
      std::floor(std::max(1.0F, std::min(frame.px(numbers_font_ != frame.fonts().body ? kLargeTypedWidth : kTypedWidth),
                                         around.w - frame.px(kSigns))));
  return {std::floor(around.centre().x - width / 2.0F), around.y + frame.px(2), width, around.h - frame.px(4)};
}

void CostTable::type_size(Frame& frame, const TypedSize& size, const Ledger& ledger, Rect cell) {
  const std::array<std::int64_t, 3> now = {ledger.layer.input.rows, ledger.layer.input.columns,
                                           ledger.layer.input.maps};
  const auto set = [part = size.part](Frame& frame_now, std::string_view text) {
    return parse_whole_number(text, 1, kMostCounted).map([&](std::int64_t value) {
      CostSettings settings = frame_now.cost().settings();
      settings.next.*part = value;
      frame_now.cost().change(settings);
    });
  };
  frame.requests().edit =
      TypedValue{size.name, fmt::format("{}", now.at(size.column - 1)), set, ImVec2{cell.x, cell.bottom()}, {}};
}

std::optional<CostSymbol> CostTable::input(Frame& frame, const Ledger& ledger) {
  std::optional<CostSymbol> lit;
  for (std::size_t i = 0; i < kCostSymbols; ++i) {
    const Rect letter{column_x(i), letters_, column_w(i), rows_ - letters_};
    if (!frame.add_item({"cost.symbol", static_cast<std::int64_t>(i)}, letter).hovered) continue;
    lit = static_cast<CostSymbol>(i);
    frame.hover().axis = axis_of(*lit);
    frame.explain(cost_symbol_text(i).meaning);
  }
  for (const TypedSize& size : typed_sizes()) {
    const Rect box = typed_box(frame, size);
    const ItemState item = frame.add_item(size.key, box);
    if (item.clicked) type_size(frame, size, ledger, box);
    if (!item.hovered) continue;
    lit = static_cast<CostSymbol>(size.column);
    frame.explain(fmt::format("{}: {}. Click to type it; a right click sets that of the stack again.", size.name,
                              count_text(ledger.rows.front().factors.at(size.column))));
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
      CostSettings settings = frame.cost().settings();
      (settings.next.*size.part).reset();
      frame.cost().change(settings);
    }
  }
  for (std::size_t i = 0; i < ledger.rows.size(); ++i) {
    const Rect row{area_.x, row_y(i), area_.w, row_h_};
    if (frame.add_item({"cost.row", static_cast<std::int64_t>(i)}, row).hovered)
      frame.explain(explain_row(ledger.rows[i]));
  }
  return lit;
}

void CostTable::draw(const Frame& frame, const Ledger& ledger) const {
  draw_letters(frame, ledger);
  for (std::size_t i = 0; i < ledger.rows.size(); ++i) draw_row(frame, ledger, i);
  draw_lit_column(frame, ledger);
}

void CostTable::draw_bracket(const Frame& frame, std::size_t from, std::size_t to, std::string_view text) const {
  ImFont* font = frame.fonts().small;
  const ImU32 colour = im(frame.theme().muted);
  const float left = column_x(from) + frame.px(6), right = column_x(to + 1) - frame.px(6);
  const float y = std::floor(area_.y + font->FontSize / 2.0F), middle = (left + right) / 2.0F;
  const float half = text_width(font, text) / 2.0F + frame.px(5);
  const float low = y + frame.px(8);
  if (2.0F * half < right - left) {
    frame.draw_list()->AddRectFilled({left, y}, {middle - half, y + 1.0F}, colour);
    frame.draw_list()->AddRectFilled({middle + half, y}, {right, y + 1.0F}, colour);
    frame.draw_list()->AddRectFilled({left, y}, {left + 1.0F, low}, colour);
    frame.draw_list()->AddRectFilled({right, y}, {right + 1.0F, low}, colour);
  }
  draw_text_centred(frame, font, frame.theme().muted, {middle, area_.y}, text);
}

void CostTable::draw_letters(const Frame& frame, const Ledger&) const {
  const Fonts& fonts = frame.fonts();
  draw_bracket(frame, 0, 3, "O(N · H · W · F)");
  draw_bracket(frame, 4, 5, "constant");
  const float caption_y = letters_ + letters_font_->FontSize;
  for (std::size_t i = 0; i < kCostSymbols; ++i) {
    const float middle = (column_x(i) + column_x(i + 1)) / 2.0F;
    draw_text_centred(frame, letters_font_, frame.theme().text, {middle, letters_}, cost_symbol_text(i).letter);
    draw_text_centred(frame, fonts.small, frame.theme().muted, {middle, caption_y},
                      first_that_fits(fonts.small, column_w(i) - frame.px(4),
                                      {cost_symbol_text(i).caption, cost_symbol_text(i).brief}));
  }
  draw_text_right(frame, fonts.small, frame.theme().muted, {columns_.macs_right, caption_y},
                  is_short_ ? kShortMacs : "multiply–adds");
  draw_text_right(frame, fonts.small, frame.theme().muted, {area_.right(), caption_y}, "parameters");
}

void CostTable::draw_row(const Frame& frame, const Ledger& ledger, std::size_t index) const {
  const LedgerRow& row = ledger.rows[index];
  const Theme& theme = frame.theme();
  const Fonts& fonts = frame.fonts();
  const bool is_dense = row.tone == LedgerRow::Tone::kNone;
  const float y = row_y(index), text_y = std::floor(y + (row_h_ - fonts.body->FontSize) / 2.0F);
  if (is_dense) frame.draw_list()->AddRectFilled({area_.x, y}, {area_.right(), y + 1.0F}, im(theme.border));
  const float square = std::floor(frame.px(9));
  if (!is_dense) {
    const std::int64_t kernel = row.tone == LedgerRow::Tone::kOne ? 1 : kernel_width(ledger.layer.kernel);
    const float top = std::floor(y + (row_h_ - square) / 2.0F);
    frame.draw_list()->AddRectFilled({area_.x, top}, {area_.x + square, top + square}, im(next_tone(theme, kernel)));
  }
  const Rgb colour = is_dense ? theme.muted : theme.text;
  const float label_w = columns_.labels - square - frame.px(8);
  draw_text_within(frame, fonts.body, colour, {area_.x + square + frame.px(6), text_y}, label_w,
                   cost_row_name(row, fonts.body, label_w));
  for (std::size_t i = 0; i < kCostSymbols; ++i) {
    draw_factor(frame, ledger, index, i);
    const char* sign = i + 1 < kCostSymbols ? "·" : "=";
    draw_text_centred(frame, fonts.body, theme.muted, {column_x(i + 1), text_y}, sign);
  }
  const Rgb macs = is_dense ? theme.muted : theme.text;
  const bool is_told = is_dense || row.tone == LedgerRow::Tone::kOne;
  const auto count = [&](float right, const Count& shown, bool is_strong, Rgb in) {
    ImFont* font = numbers_font_ != fonts.body ? numbers_font_ : is_strong ? fonts.strong : fonts.body;
    draw_text_right(frame, font, in, {right, std::floor(y + (row_h_ - font->FontSize) / 2.0F)},
                    cost_count_text(shown, is_short_));
  };
  count(columns_.macs_right, row.cost.macs, !is_dense, macs);
  count(area_.right(), row.cost.parameters, is_told, theme.text);
}

// In the largest type in which it has room in its column.
void CostTable::draw_factor(const Frame& frame, const Ledger& ledger, std::size_t index, std::size_t i) const {
  const LedgerRow& row = ledger.rows[index];
  const float room = column_w(i) - frame.px(4), middle = (column_x(i) + column_x(i + 1)) / 2.0F;
  const std::string brief = short_count_text(row.factors.at(i));
  const std::string full = row.factors.at(i).is_exact() ? count_text(row.factors.at(i)) : "";
  ImFont* font = frame.fonts().small;
  for (ImFont* each : {frame.fonts().body, numbers_font_}) {
    if (!full.empty() && text_width(each, full) <= room) font = each;
  }
  const std::string text =
      full.empty() ? first_that_fits(font, room, {brief}) : first_that_fits(font, room, {full, brief});
  const float top = std::floor(row_y(index) + (row_h_ - font->FontSize) / 2.0F);
  // The kernel of a dense layer is the whole picture.
  constexpr std::size_t kKernelColumn = 4;
  const bool is_muted = row.tone == LedgerRow::Tone::kNone && i != kKernelColumn;
  draw_text_centred(frame, font, is_muted ? frame.theme().muted : frame.theme().text, {middle, top}, text);
  if (row.reduced != i) return;
  const float half = text_width(font, text) / 2.0F + frame.px(4);
  const Rect around{std::floor(middle - half), top - frame.px(1), 2.0F * half, font->FontSize + frame.px(2)};
  draw_reduced_box(frame, around);
  if (ledger.lit == CostSymbol::kReduced) draw_lit_frame(frame, around);
}

void CostTable::draw_lit_column(const Frame& frame, const Ledger& ledger) const {
  for (const TypedSize& size : typed_sizes()) {
    const Rect box = typed_box(frame, size);
    const bool is_hovered = frame.item(size.key).hovered;
    frame.draw_list()->AddRect(box.min(), box.max(), im(is_hovered ? frame.theme().text : frame.theme().control_edge),
                               frame.px(4));
  }
  if (!ledger.lit || ledger.lit == CostSymbol::kReduced) return;
  const auto column = static_cast<std::size_t>(*ledger.lit);
  const float bottom = row_y(ledger.rows.size());
  draw_lit_frame(frame, {column_x(column), letters_, column_w(column), bottom - letters_});
}

}  // namespace pw

#pragma once
// N·H·W·F·k²·M of each layer, written out.
#include <array>
#include <optional>

#include "app/panels/cost/next_layer/cost_columns.h"
#include "app/panels/cost/next_layer/lit_text.h"

namespace pw {

class CostTable {
 public:
  // What it needs at least with rows of this height.
  static float least_height(const Frame& frame, float row_height, std::size_t rows);
  // In larger type where there is room for it.
  void lay_out(Rect area, const Frame& frame, const Ledger& ledger);
  // What it takes.
  float height(const Ledger& ledger) const { return row_y(ledger.rows.size()) - area_.y; }
  bool is_short() const { return is_short_; }
  // The letter that is pointed at.
  std::optional<CostSymbol> input(Frame& frame, const Ledger& ledger);
  void draw(const Frame& frame, const Ledger& ledger) const;

 private:
  // A size of x that is typed.
  struct TypedSize {
    WidgetKey key;
    std::size_t column;
    const char* name;
    std::optional<std::int64_t> NextLayerChoice::*part;
  };
  static const std::array<TypedSize, 3>& typed_sizes();
  static void type_size(Frame& frame, const TypedSize& size, const Ledger& ledger, Rect cell);

  void choose_fonts(const Frame& frame, const Ledger& ledger);
  float column_x(std::size_t column) const { return columns_.edges.at(column); }
  float column_w(std::size_t column) const { return column_x(column + 1) - column_x(column); }
  float row_y(std::size_t row) const { return rows_ + static_cast<float>(row) * row_h_; }
  Rect cell(std::size_t row, std::size_t column) const;
  // Around what is typed, clear of the signs beside it.
  Rect typed_box(const Frame& frame, const TypedSize& size) const;

  void draw_letters(const Frame& frame, const Ledger& ledger) const;
  void draw_bracket(const Frame& frame, std::size_t from, std::size_t to, std::string_view text) const;
  void draw_row(const Frame& frame, const Ledger& ledger, std::size_t index) const;
  void draw_factor(const Frame& frame, const Ledger& ledger, std::size_t index, std::size_t i) const;
  void draw_lit_column(const Frame& frame, const Ledger& ledger) const;

  Rect area_;
  CostColumns columns_;
  float row_h_ = 0.0F, rows_ = 0.0F, letters_ = 0.0F;
  bool is_short_ = false;  // counts in short
  ImFont* letters_font_ = nullptr;
  ImFont* numbers_font_ = nullptr;  // body, spoken or large
};

}  // namespace pw

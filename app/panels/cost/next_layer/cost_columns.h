#pragma once
// Where the columns of N·H·W·F·k²·M stand, and what is written in them.
#include <array>
#include <optional>
#include <string>

#include "app/panels/cost/next_layer/ledger.h"

namespace pw {

inline constexpr std::size_t kCostSymbols = 6;
struct CostSymbolText {
  const char *letter, *caption, *meaning;
  const char* brief = "";  // where the caption has no room
};
const CostSymbolText& cost_symbol_text(std::size_t symbol);

struct CostColumns {
  std::array<float, kCostSymbols + 1> edges = {};
  float labels = 0.0F;  // wide
  float macs_right = 0.0F, parameters_right = 0.0F;
};
struct CostColumnsRequest {
  Rect area;
  ImFont *letters, *numbers;
  bool is_short = false;   // counts in short
  bool has_names = true;   // false: the longest name may be written in short
  float most_cell = 0.0F;  // pixels; wider columns are hard to read along
};
// Even, or where a number needs more than an even share as wide as it needs. Absent without room for all numbers.
std::optional<CostColumns> fit_cost_columns(const Frame& frame, const Ledger& ledger,
                                            const CostColumnsRequest& request);
// Even, whether the numbers have room or not.
CostColumns even_cost_columns(const Frame& frame, const Ledger& ledger, const CostColumnsRequest& request);

std::string cost_count_text(const Count& count, bool is_short);
// In this room the name of the row, or a shorter one.
std::string cost_row_name(const LedgerRow& row, const ImFont* font, float room);

}  // namespace pw

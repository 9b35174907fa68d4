#include "app/panels/cost/next_layer/cost_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/cost/count_text.h"
#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::array<CostSymbolText, kCostSymbols> kSymbolTexts = {{
    {"N", "images", "N, images: all work is done once for each.", "imgs"},
    {"H", "rows", "H, rows of a map. The parameters of a convolution do not depend on it, those of a dense layer do."},
    {"W", "columns",
     "W, columns of a map. The parameters of a convolution do not depend on it, those of a dense layer do.", "cols"},
    {"F", "maps in", "F, maps that the layer reads: the next layer alone costs in proportion. A 1×1 first makes it F′.",
     "in"},
    {"k²", "kernel", "k², the positions that the kernel sees, k × k."},
    {"M", "maps out", "M, maps that the layer makes.", "out"},
}};
constexpr const char* kShortDense = "dense instead";
// Points.
constexpr float kBetweenCounts = 20.0F, kBesideName = 26.0F;
constexpr float kBesideWords = 14.0F;
constexpr float kBesideFactor = 26.0F, kBesideSpokenFactor = 14.0F;  // what can be typed has a box besides
constexpr float kMostNames = 0.26F;                                  // of the width

bool is_dense_row(const LedgerRow& row) {
  return row.tone == LedgerRow::Tone::kNone;
}

bool can_be_typed(std::size_t symbol) {
  return symbol >= 1 && symbol <= 3;
}

struct OuterWidths {
  float labels = 0.0F, macs = 0.0F, parameters = 0.0F;
};

OuterWidths outer_widths(const Frame& frame, const Ledger& ledger, const CostColumnsRequest& request) {
  const Fonts& fonts = frame.fonts();
  const auto widest = [&](const char* caption, const auto& count) {
    float width = text_width(fonts.small, caption);
    for (const LedgerRow& row : ledger.rows)
      width = std::max(width, text_width(request.numbers, cost_count_text(count(row), request.is_short)));
    return width;
  };
  float labels = 0.0F;
  for (const LedgerRow& row : ledger.rows)
    labels = std::max(labels, text_width(fonts.body, request.has_names || !is_dense_row(row) ? row.name : kShortDense));
  return {std::min(labels + frame.px(kBesideName), kMostNames * request.area.w),
          widest(request.is_short ? kShortMacs : "multiply–adds", [](const LedgerRow& row) { return row.cost.macs; }),
          widest("parameters", [](const LedgerRow& row) { return row.cost.parameters; })};
}

// What each column needs.
std::array<float, kCostSymbols> least_cells(const Frame& frame, const Ledger& ledger,
                                            const CostColumnsRequest& request) {
  std::array<float, kCostSymbols> least = {};
  for (std::size_t i = 0; i < kCostSymbols; ++i) {
    float factor = 0.0F;
    for (const LedgerRow& row : ledger.rows)
      factor = std::max(factor, text_width(request.numbers, cost_count_text(row.factors.at(i), false)));
    const float words = std::max(text_width(frame.fonts().small, kSymbolTexts.at(i).caption),
                                 text_width(request.letters, kSymbolTexts.at(i).letter));
    const float beside = is_spoken(frame) && !can_be_typed(i) ? kBesideSpokenFactor : kBesideFactor;
    least.at(i) = std::max(words + frame.px(kBesideWords), factor + frame.px(beside));
  }
  return least;
}

CostColumns placed(const Frame& frame, const CostColumnsRequest& request, const OuterWidths& outer,
                   const std::array<float, kCostSymbols>& cells) {
  const float gap = frame.px(kBetweenCounts);
  CostColumns columns;
  columns.labels = outer.labels;
  columns.edges[0] = request.area.x + outer.labels;
  for (std::size_t i = 0; i < kCostSymbols; ++i)
    columns.edges.at(i + 1) = columns.edges.at(i) + std::max(1.0F, std::floor(cells.at(i)));
  columns.parameters_right = request.area.right();
  columns.macs_right =
      std::min(columns.edges.back() + gap + outer.macs, columns.parameters_right - outer.parameters - gap);
  return columns;
}

float room_of_cells(const Frame& frame, const CostColumnsRequest& request, const OuterWidths& outer) {
  return request.area.w - outer.labels - outer.macs - outer.parameters - 2.0F * frame.px(kBetweenCounts);
}

}  // namespace

const CostSymbolText& cost_symbol_text(std::size_t symbol) {
  return kSymbolTexts.at(symbol);
}

std::optional<CostColumns> fit_cost_columns(const Frame& frame, const Ledger& ledger,
                                            const CostColumnsRequest& request) {
  const OuterWidths outer = outer_widths(frame, ledger, request);
  const float room = room_of_cells(frame, request, outer);
  std::array<float, kCostSymbols> cells = least_cells(frame, ledger, request);
  const float needed = std::accumulate(cells.begin(), cells.end(), 0.0F);
  if (needed > room) return std::nullopt;
  const float even = std::min(room / kCostSymbols, request.most_cell);
  const bool is_even = *std::ranges::max_element(cells) <= even;
  const float more = (room - needed) / kCostSymbols;
  for (float& cell : cells) cell = is_even ? even : cell + more;
  return placed(frame, request, outer, cells);
}

CostColumns even_cost_columns(const Frame& frame, const Ledger& ledger, const CostColumnsRequest& request) {
  const OuterWidths outer = outer_widths(frame, ledger, request);
  std::array<float, kCostSymbols> cells = {};
  cells.fill(std::min(room_of_cells(frame, request, outer) / kCostSymbols, request.most_cell));
  return placed(frame, request, outer, cells);
}

std::string cost_count_text(const Count& count, bool is_short) {
  return is_short || !count.is_exact() ? short_count_text(count) : count_text(count);
}

std::string cost_row_name(const LedgerRow& row, const ImFont* font, float room) {
  const bool fits = !is_dense_row(row) || text_width(font, row.name) <= room;
  return fits ? row.name : kShortDense;
}

}  // namespace pw

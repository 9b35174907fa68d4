#pragma once
// What the panels of Next layer show: the layer that is chosen, what it costs, and what is pointed at.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/cost/kept_variance.h"
#include "app/frame/frame.h"
#include "app/panels/cost/count_slider.h"
#include "compute/cost/next_layer.h"

namespace pw {

// The letters of N·H·W·F·k²·M, and F′. What is pointed at lights up wherever it stands.
enum class CostSymbol { kImages, kRows, kColumns, kMaps, kKernel, kNext, kReduced };

// One line of the table.
struct LedgerRow {
  enum class Tone { kNext, kOne, kNone };
  std::string name;
  Tone tone = Tone::kNone;
  std::array<Count, 6> factors;  // in the order of CostSymbol
  LayerCost cost;
  // Which of the factors is F′; absent: none.
  std::optional<std::size_t> reduced = std::nullopt;
};

struct Ledger {
  NextLayer layer;
  NextLayerCost cost;
  std::string notice;  // what is odd about it; empty if nothing is
  std::vector<LedgerRow> rows;
  bool is_of_stack = true;                    // x has the size of the document's stack
  bool is_computed = true;                    // y is what the document computes
  std::optional<double> kept = std::nullopt;  // at most, of the variance of the stack shown
  KeptVariance::State kept_state = KeptVariance::State::kAbsent;
  std::string kept_problem;  // why it is not found; empty if it is, or was cancelled
  const std::vector<double>* kept_shares = nullptr;
  const LayerTiming* timing = nullptr;             // of this layer, whatever its F′; null: not measured
  std::optional<TimedPoint> timed = std::nullopt;  // with its F′, on one thread
  std::optional<CostSymbol> lit = std::nullopt;

  bool is_depthwise() const { return layer.is_depthwise(); }
  bool is_upsampling() const { return layer.is_upsampling(); }
  // Whether the 1×1 costs more than it saves.
  bool is_past_break_even() const { return !is_depthwise() && static_cast<double>(layer.reduced) > cost.break_even; }
};

Ledger make_ledger(const Frame& frame, const KeptVariance* kept);

// The least whole F′ with which the 1×1 costs more than it saves.
std::int64_t first_loss(const Ledger& ledger);

CountSlider::Spec reduced_slider(const Ledger& ledger, const Document& document);
CountSlider::Spec next_maps_slider(const Ledger& ledger);

// "28 %", "99.4 %".
std::string kept_text(double share);
// What stands below the panels.
std::string ledger_hint(const Ledger& ledger, bool has_fcn_sentence);
// "from F′ = 178 up the 1×1 costs more than it saves", or what that means once it is crossed; and from the longest to
// the shortest.
std::string break_even_sentence(const Ledger& ledger);
std::vector<std::string> break_even_sentences(const Ledger& ledger);
// "kept: at most 28 % of the maps’ variance (PCA), this stack", or why it is not known.
std::string kept_sentence(const Ledger& ledger);
std::string fcn_sentence();

}  // namespace pw

#include "app/panels/cost/next_layer/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/next_kernels.h"
#include "app/cost/ratio_text.h"
#include "app/presentation/number_text.h"
#include "compute/cost/known_nets.h"

namespace pw {
namespace {

constexpr std::int64_t kMostNextMaps = 512;  // of the slider

std::array<Count, 6> factors_of(const MapSize& size, std::int64_t maps, Count kernel, std::int64_t next) {
  return {size.images, size.rows, size.columns, maps, kernel, next};
}

std::vector<LedgerRow> ledger_rows(const NextLayer& layer, const NextLayerCost& cost) {
  using Tone = LedgerRow::Tone;
  const MapSize& x = layer.input;
  const std::int64_t width = kernel_width(layer.kernel), next = layer.next_maps;
  const Count taps = width * width;
  const std::string name(next_kernel_name(layer.kernel).text);
  if (layer.is_depthwise()) {
    return {{"direct 3×3", Tone::kNext, factors_of(x, x.maps, taps, next), cost.direct},
            {"depthwise 3×3", Tone::kNext, factors_of(x, x.maps, taps, 1), depthwise_cost(x, width)},
            {"1×1 after it", Tone::kOne, factors_of(x, x.maps, 1, next), convolution_cost(x, 1, next)}};
  }
  return {{"direct " + name, Tone::kNext, factors_of(x, x.maps, taps, next), cost.direct},
          {name + " after the 1×1", Tone::kNext, factors_of(x, layer.reduced, taps, next), cost.next, 3},
          {"the 1×1 layer", Tone::kOne, factors_of(x, x.maps, 1, layer.reduced), cost.reduction, 5},
          {"dense instead of the 1×1", Tone::kNone,
           factors_of(x, x.maps, Count(x.rows) * Count(x.columns), layer.reduced), cost.dense, 5}};
}

// FCN-8s with its last maps reduced to two classes, and its upsampling without that.
struct FcnCounts {
  NextLayerCost upsampling;
  double percent = 0.0;  // of the whole net, that the direct one would be
};

const FcnCounts& fcn_counts() {
  static const FcnCounts counts = [] {
    NextLayer layer;
    layer.kernel = NextKernel::kUpsampling;
    layer.next_maps = 2;
    const NextLayerCost cost = next_layer_cost(layer);
    const auto net = known_net("fcn8s");
    const double whole = net ? known_net_cost(*net).total.macs.size() : 0.0;
    return FcnCounts{cost, whole > 0.0 ? 100.0 * cost.direct.macs.size() / whole : 0.0};
  }();
  return counts;
}

std::optional<CostSymbol> cost_symbol_of(std::optional<ShapeAxis> axis) {
  if (!axis) return std::nullopt;
  switch (*axis) {
    case ShapeAxis::kBatch:
      return CostSymbol::kImages;
    case ShapeAxis::kRows:
      return CostSymbol::kRows;
    case ShapeAxis::kColumns:
      return CostSymbol::kColumns;
    case ShapeAxis::kMapsIn:
      return CostSymbol::kMaps;
    case ShapeAxis::kMapsOut:
      return CostSymbol::kReduced;
    case ShapeAxis::kKernel:
      return CostSymbol::kKernel;
    case ShapeAxis::kHidden:
      break;
  }
  return std::nullopt;
}

}  // namespace

Ledger make_ledger(const Frame& frame, const KeptVariance* kept) {
  Ledger ledger;
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  ledger.layer = next_layer(frame.cost().settings(), document);
  const MapSize& x = ledger.layer.input;
  ledger.cost = next_layer_cost(ledger.layer);
  ledger.notice = next_layer_notice(ledger.layer);
  ledger.rows = ledger_rows(ledger.layer, ledger.cost);
  ledger.is_of_stack = x == MapSize{shape.n, shape.h, shape.w, shape.c};
  ledger.is_computed = ledger.is_of_stack && !ledger.is_depthwise() && ledger.layer.reduced == document.network.cout();
  ledger.lit = cost_symbol_of(frame.hover().axis);
  const CostTiming& timing = frame.cost().timing();
  ledger.timing = timing.timing(ledger.layer);
  if (const TimedPoint* point = timing.point(ledger.layer, 1); point != nullptr) ledger.timed = *point;
  if (kept == nullptr || x.maps != shape.c) return ledger;
  ledger.kept_state = kept->state();
  ledger.kept_problem = kept->problem();
  ledger.kept_shares = &kept->shares();
  if (!ledger.is_depthwise()) ledger.kept = kept->share(std::min(ledger.layer.reduced, x.maps));
  return ledger;
}

std::int64_t first_loss(const Ledger& ledger) {
  return static_cast<std::int64_t>(std::floor(ledger.cost.break_even)) + 1;
}

CountSlider::Spec reduced_slider(const Ledger& ledger, const Document& document) {
  CountSlider::Spec spec;
  spec.key = "cost.fp";
  spec.name = "F′, maps out of the 1×1";
  spec.most = ledger.layer.input.maps;
  spec.value = ledger.layer.reduced;
  spec.start = document.network.cout();
  spec.is_log = true;
  spec.set = [](CostSettings& settings, std::int64_t value) { settings.next.reduced = value; };
  spec.get = [start = spec.start](const CostSettings& settings) { return settings.next.reduced.value_or(start); };
  spec.reset = [](CostSettings& settings) { settings.next.reduced.reset(); };
  spec.explanation =
      ledger.is_depthwise()
          ? std::string("F′ has no meaning here: a depthwise 3×3 comes first, and no 1×1 reduces the maps.")
          : fmt::format("F′ = {}: maps out of the 1×1, all that the next layer reads. Next layer alone {}, net {}.",
                        count_text(ledger.layer.reduced), ratio_text(ledger.cost.alone), ratio_text(ledger.cost.net));
  spec.most_typed = kMostCounted;
  spec.is_reversed = true;
  spec.has_labels = true;
  return spec;
}

CountSlider::Spec next_maps_slider(const Ledger& ledger) {
  CountSlider::Spec spec;
  spec.key = "cost.next_maps";
  spec.name = "M, maps out of the next layer";
  spec.most = kMostNextMaps;
  spec.value = ledger.layer.next_maps;
  spec.start = NextLayerChoice().next_maps;
  spec.is_log = true;
  spec.set = [](CostSettings& settings, std::int64_t value) { settings.next.next_maps = value; };
  spec.get = [](const CostSettings& settings) { return settings.next.next_maps; };
  spec.explanation = fmt::format("M = {}: maps out of the next layer.", count_text(ledger.layer.next_maps));
  spec.most_typed = kMostCounted;
  return spec;
}

std::string kept_text(double share) {
  const double percent = 100.0 * share;
  return percent > 99.0 && percent < 100.0 ? fmt::format("{:.1f} %", std::min(percent, 99.9))
                                           : fmt::format("{:.0f} %", percent);
}

std::string break_even_sentence(const Ledger& ledger) {
  return break_even_sentences(ledger).front();
}

std::vector<std::string> break_even_sentences(const Ledger& ledger) {
  if (ledger.is_depthwise()) return {""};
  const std::string from = count_text(first_loss(ledger));
  if (ledger.is_past_break_even()) {
    const std::string below = count_text(static_cast<std::int64_t>(std::ceil(ledger.cost.break_even)));
    return {fmt::format("F′ = {}: the 1×1 costs more than it saves; it gains below {}",
                        count_text(ledger.layer.reduced), below),
            fmt::format("the 1×1 gains below {}", below), "a loss"};
  }
  return {fmt::format("from F′ = {} up the 1×1 costs more than it saves", from),
          fmt::format("from F′ = {} up it costs more than it saves", from),
          fmt::format("from F′ = {} up: a loss", from)};
}

std::string kept_sentence(const Ledger& ledger) {
  switch (ledger.kept_state) {
    case KeptVariance::State::kAbsent:
      return "kept: known only for the maps shown in Explore";
    case KeptVariance::State::kFinding:
      return "kept: being found…";
    case KeptVariance::State::kFailed:
      return fmt::format("kept: not found{}; click the figure to try again",
                         ledger.kept_problem.empty() ? "" : fmt::format(" ({})", ledger.kept_problem));
    case KeptVariance::State::kFound:
      break;
  }
  if (ledger.is_depthwise()) return "";
  if (!ledger.kept) return "kept: not computed for so many outputs";
  return fmt::format("kept: at most {} of the maps’ variance (PCA), this stack", kept_text(*ledger.kept));
}

std::string fcn_sentence() {
  const FcnCounts& fcn = fcn_counts();
  return fmt::format(
      "In FCN-8s (20 × 72 × 256 → 2 maps) the next layer is the 16×16 upsampling (transposed convolution): {} → {} "
      "multiply–adds, {}; with the 1×1 counted {:.0f}×. That is {:.1f} % of the whole network: there the 1×1 is first "
      "of all the classifier.",
      count_text(fcn.upsampling.direct.macs), count_text(fcn.upsampling.next.macs), ratio_text(fcn.upsampling.alone),
      fcn.upsampling.net, fcn.percent);
}

std::string ledger_hint(const Ledger& ledger, bool has_fcn_sentence) {
  if (!ledger.notice.empty()) return ledger.notice;
  if (!has_fcn_sentence) {
    const FcnCounts& fcn = fcn_counts();
    return fmt::format(
        "In FCN-8s (20 × 72 × 256 → 2, then 16×16 up): {}, net {:.0f}×. That is {:.1f} % of the network.",
        ratio_text(fcn.upsampling.alone), fcn.upsampling.net, fcn.percent);
  }
  if (ledger.is_upsampling())
    return "The skip additions of FCN-8s need equal numbers of maps. A position of y writes 16 × 16 positions of z.";
  if (ledger.is_depthwise())
    return "A depthwise 3×3 filters each map by itself; the 1×1 after it mixes them. K chooses the next kernel.";
  return fmt::format(
      "With other rows and columns the 1×1 keeps its {}, the dense layer does not. 1 multiply–add (MAC) = 2 FLOP.",
      ledger.cost.reduction.parameters.is_exact()
          ? counted(static_cast<long long>(ledger.cost.reduction.parameters.value()), "parameter")
          : "parameters");
}

}  // namespace pw

#include "app/cost/cost_timing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/cost/count_text.h"

namespace pw {
namespace {

constexpr std::size_t kMostTimings = 64;    // the oldest are forgotten
constexpr double kTimingAgrees = 0.1;       // of what is counted
constexpr std::int64_t kMemoryBound = 8;    // below this F′ the 1×1 takes as long as reading its input
constexpr std::int64_t kOneDnnVector = 16;  // outputs that oneDNN's 1×1 computes at least
constexpr const char* kMeasuringLabel = "measuring the layers";

// What the points of a timing have in common.
NextLayer without_reduced(NextLayer layer) {
  layer.reduced = 0;
  return layer;
}

InceptionModule with_reductions(InceptionModule module) {
  module.is_naive = false;
  return module;
}

std::string agreement_text(double timed, double counted_gain) {
  return fmt::format("Timed and counted agree to {:.0f} %.",
                     std::max(1.0, std::ceil(100.0 * std::fabs(timed / counted_gain - 1.0))));
}

bool agrees(double timed, double counted_gain) {
  return std::fabs(timed / counted_gain - 1.0) <= kTimingAgrees;
}

std::string rounds_text(std::int64_t rounds) {
  return rounds == 1 ? "one run" : fmt::format("the fastest of {} runs", count_text(rounds));
}

std::string fastest_text(std::int64_t least, bool is_of_all) {
  if (is_of_all && least == 1) return "one run";
  return fmt::format("fastest of {}{}", is_of_all ? "" : "at least ", counted(least, "run"));
}

template <class Timing>
void keep_newest(std::vector<Timing>& timings, Timing timing) {
  timings.push_back(std::move(timing));
  if (timings.size() > kMostTimings) timings.erase(timings.begin());
}

}  // namespace

CostTiming::Measurements CostTiming::on_this_machine() {
  return {
      [](const NextLayer& layer, Progress& progress, ThreadPool& pool) { return time_layer(layer, pool, progress); },
      [](const InceptionModule& module, Progress& progress, ThreadPool& pool) {
        return time_module(module, pool, progress);
      }};
}

CostTiming::CostTiming(JobQueue& queue, Measurements measurements)
    : measurements_(std::move(measurements)), slot_(queue) {}

void CostTiming::start(const NextLayer& layer) {
  if (is_running()) return;
  failed_layer_ = layer;
  layer_problem_ = timing_problem(layer);
  if (!layer_problem_.empty()) return;
  slot_.start<LayerTiming>(
      kMeasuringLabel,
      [measure = measurements_.layer, layer](Progress& progress, ThreadPool& pool) {
        return measure(layer, progress, pool);
      },
      [this](Expected<LayerTiming> timing) {
        if (timing) {
          keep(std::move(*timing));
        } else {
          layer_problem_ = timing.error().reason;
        }
      });
}

void CostTiming::start(const InceptionModule& module) {
  if (is_running()) return;
  failed_module_ = with_reductions(module);
  module_problem_ = timing_problem(module);
  if (!module_problem_.empty()) return;
  slot_.start<ModuleTiming>(
      kMeasuringLabel,
      [measure = measurements_.module, module](Progress& progress, ThreadPool& pool) {
        return measure(with_reductions(module), progress, pool);
      },
      [this](Expected<ModuleTiming> timing) {
        if (timing) {
          keep(std::move(*timing));
        } else {
          module_problem_ = timing.error().reason;
        }
      });
}

// Points of F′ that only an earlier run has timed stay.
void CostTiming::keep(LayerTiming timing) {
  const NextLayer of = without_reduced(timing.layer);
  const auto before =
      std::ranges::find_if(layers_, [&](const LayerTiming& each) { return without_reduced(each.layer) == of; });
  if (before != layers_.end()) {
    for (const TimedPoint& point : before->points) {
      const bool is_new = std::ranges::any_of(timing.points, [&](const TimedPoint& each) {
        return each.reduced == point.reduced && each.threads == point.threads;
      });
      if (!is_new) timing.points.push_back(point);
    }
    std::ranges::sort(timing.points, {},
                      [](const TimedPoint& point) { return std::pair(point.reduced, point.threads); });
    layers_.erase(before);
  }
  keep_newest(layers_, std::move(timing));
}

void CostTiming::keep(ModuleTiming timing) {
  std::erase_if(modules_, [&](const ModuleTiming& each) { return each.module == timing.module; });
  keep_newest(modules_, std::move(timing));
}

const LayerTiming* CostTiming::timing(const NextLayer& layer) const {
  const auto found = std::ranges::find_if(
      layers_, [&](const LayerTiming& each) { return without_reduced(each.layer) == without_reduced(layer); });
  return found != layers_.end() ? &*found : nullptr;
}

const TimedPoint* CostTiming::point(const NextLayer& layer, int threads) const {
  const LayerTiming* found = timing(layer);
  if (found == nullptr) return nullptr;
  const std::int64_t reduced = layer.is_depthwise() ? 0 : layer.reduced;
  const auto point = std::ranges::find_if(
      found->points, [&](const TimedPoint& each) { return each.reduced == reduced && each.threads == threads; });
  return point != found->points.end() ? &*point : nullptr;
}

const ModuleTiming* CostTiming::timing(const InceptionModule& module) const {
  const auto found = std::ranges::find(modules_, with_reductions(module), &ModuleTiming::module);
  return found != modules_.end() ? &*found : nullptr;
}

std::string CostTiming::problem(const NextLayer& layer) const {
  return failed_layer_ == layer ? layer_problem_ : "";
}

std::string CostTiming::problem(const InceptionModule& module) const {
  return failed_module_ == with_reductions(module) ? module_problem_ : "";
}

std::string runs_text(const CostTiming& timing, const NextLayer& layer) {
  const LayerTiming* all = timing.timing(layer);
  if (all == nullptr) return "";
  std::vector<std::int64_t> runs;
  for (const TimedPoint& each : all->points) {
    const TimedPoint* point = timing.point(layer, each.threads);
    if (point == &each) runs.insert(runs.end(), {each.direct_rounds, each.rounds});
  }
  if (runs.empty()) return "";
  const auto [least, most] = std::ranges::minmax(runs);
  return fastest_text(least, least == most);
}

std::string runs_text(const ModuleTiming& timing) {
  if (timing.rows.empty()) return "";
  // Of each row only the candidate that has run less is known; the most that any may run is the same for all.
  const std::int64_t least = std::ranges::min(timing.rows, {}, &ModuleTiming::Row::rounds).rounds;
  return fastest_text(least, least >= TimingRules{}.rounds);
}

std::string timing_sentence(const NextLayer& layer, const TimedPoint& point) {
  const NextLayerCost cost = next_layer_cost(layer);
  const double timed = point.gain();
  if (agrees(timed, cost.net)) return agreement_text(timed, cost.net);
  if (timed > cost.net) {
    return "Timed, it gains more than counted: the direct layer takes longer than its multiply–adds suggest.";
  }
  if (layer.is_depthwise())
    return "A depthwise layer does few multiply–adds with each number that it reads: it may wait for memory.";
  if (layer.kernel == NextKernel::kOne && layer.reduced < kOneDnnVector)
    return fmt::format("oneDNN's 1×1 takes as long for fewer than {} maps as for {}.", kOneDnnVector, kOneDnnVector);
  if (layer.reduced < kMemoryBound) {
    return fmt::format("Below F′ = {} the 1×1 waits for memory: it reads {} whatever it makes.", kMemoryBound,
                       bytes_text(byte_count(layer.input)));
  }
  return "The rest goes into copying y into the next layer's layout, and into what a call takes before it computes.";
}

std::string timing_sentence(const InceptionModule& module, const ModuleTiming::Row& row) {
  InceptionModule other = module;
  other.is_naive = true;
  const double counted_gain =
      ratio(inception_cost(other).total.macs, inception_cost(with_reductions(module)).total.macs);
  if (agrees(row.gain(), counted_gain)) return agreement_text(row.gain(), counted_gain);
  if (row.gain() > counted_gain)
    return "Timed, it gains more than counted: the naive module’s maps may no longer fit the caches.";
  return "Pooling and concatenation take time but no multiply–adds, and small layers use the machine less well.";
}

std::string timing_method(const LayerTiming& timing, const TimedPoint& point) {
  const std::string first = timing.layer.is_depthwise()
                                ? "depthwise 3×3 and 1×1, both oneDNN's with bias and ReLU"
                                : "this program's 1×1, the copy into the layout of the next layer, and oneDNN's layer, "
                                  "in one piece";
  return fmt::format("{}: {}, {}; direct: {}, {}. {}, float32, timed in turn; oneDNN calls its kernels {}.",
                     counted(point.threads, "thread"), first, rounds_text(point.rounds), duration_text(point.direct_us),
                     rounds_text(point.direct_rounds), counted(timing.layer.input.images, "image"), timing.kernels);
}

std::string timing_method(const ModuleTiming& timing, const ModuleTiming::Row& row) {
  return fmt::format("{}: all by oneDNN with bias and ReLU, {}, timed in turn, float32; oneDNN calls its kernels {}.",
                     counted(row.threads, "thread"), rounds_text(row.rounds), timing.kernels);
}

}  // namespace pw

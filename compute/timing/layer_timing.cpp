#include "compute/timing/layer_timing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "compute/convolution/one_dnn.h"
#include "compute/machine/memory_limit.h"
#include "compute/parallel/thread_pool.h"
#include "compute/timing/step_maker.h"

namespace pw {
namespace {

using LayerClock = std::chrono::steady_clock;

constexpr std::int64_t kWidestTimed = 256;
constexpr double kMostTimedMacs = 32e9;         // of one call
constexpr double kMostPieceMacs = 4e9;          // of what cannot be cut: a row, and the 1×1
constexpr std::int64_t kMostTimedImages = 256;  // each is at least a primitive of its own
constexpr double kMemoryShare = 0.5;            // of what the process may use
constexpr double kScratchFactor = 2.0;          // oneDNN's own copies

std::string large_bytes_text(double bytes) {
  constexpr std::array<std::string_view, 6> kUnits = {"MB", "GB", "TB", "PB", "EB", "ZB"};
  double size = bytes / 1e6;
  std::size_t unit = 0;
  for (; size >= 999.5 && unit + 1 < kUnits.size(); ++unit) size /= 1e3;
  return fmt::format("{:.{}f} {}", size, size < 9.95 ? 1 : 0, kUnits[unit]);
}

std::string size_problem(std::int64_t images, double bytes, double macs, double piece_macs) {
  if (bytes * kScratchFactor > kMemoryShare * static_cast<double>(memory_limit()))
    return fmt::format("It would need {} to be timed, so it is counted only.", large_bytes_text(bytes));
  if (images > kMostTimedImages)
    return fmt::format("{} images are too many to be timed, so they are counted only.", images);
  if (macs > kMostTimedMacs || piece_macs > kMostPieceMacs)
    return fmt::format("One run takes {:.1f} billion multiply–adds: too long to be timed, so it is counted only.",
                       macs / 1e9);
  return "";
}

double weight_bytes(const LayerCost& cost) {
  return 4.0 * cost.weights.size();
}

// Those of oneDNN's kernels that ran.
std::string kernels_text(const std::set<std::string>& kernels) {
  std::string text;
  for (const std::string& kernel : kernels) text += (text.empty() ? "" : ", ") + kernel;
  return text;
}

std::vector<int> timed_threads(ThreadPool& pool) {
  return pool.threads() > 1 ? std::vector{1, pool.threads()} : std::vector{1};
}

NhwcMaps make_timed_next(StepMaker& maker, const NextLayer& layer, const NhwcMaps& x) {
  if (layer.is_upsampling()) return maker.upsampling(x, layer.next_maps);
  return maker.convolution(x, layer.width(), layer.next_maps);
}

// The candidates of a layer: for each number of threads the direct one, then those of all F′.
class LayerCandidates {
 public:
  LayerCandidates(const NextLayer& layer, ThreadPool& pool, const Progress& progress)
      : layer_(layer), threads_(timed_threads(pool)), widths_(timed_widths(layer)) {
    const NhwcMaps x = random_maps(layer.input);
    const std::shared_ptr<Tensor> planes = layer.is_depthwise() ? nullptr : random_planes(layer.input);
    for (const int threads : threads_) {
      StepMaker maker(threads > 1 ? &pool : nullptr, progress);
      make_timed_next(maker, layer_, x);
      all_.push_back({maker.take()});
      for (const std::int64_t width : widths_) {
        if (layer.is_depthwise()) {
          maker.convolution(maker.depthwise(x, kernel_width(layer.kernel)), 1, layer.next_maps);
        } else {
          make_timed_next(maker, layer_, maker.pointwise(planes, width));
        }
        all_.push_back({maker.take()});
      }
      kernels_.insert(maker.kernels().begin(), maker.kernels().end());
    }
  }

  std::vector<TimedCandidate>& all() { return all_; }

  LayerTiming timing() const {
    LayerTiming timing{layer_, {}, kernels_text(kernels_)};
    for (std::size_t w = 0; w < widths_.size(); ++w) {
      for (std::size_t t = 0; t < threads_.size(); ++t) {
        const TimedCandidate& direct = all_[t * (widths_.size() + 1)];
        const TimedCandidate& reduced = all_[t * (widths_.size() + 1) + 1 + w];
        timing.points.push_back(
            {widths_[w], threads_[t], direct.least_us, reduced.least_us, direct.rounds, reduced.rounds});
      }
    }
    return timing;
  }

 private:
  NextLayer layer_;
  std::vector<int> threads_;
  std::vector<std::int64_t> widths_;
  std::vector<TimedCandidate> all_;
  std::set<std::string> kernels_;
};

void make_timed_module(StepMaker& maker, const NhwcMaps& x, const InceptionWidths& widths, bool is_naive) {
  const auto reduced = [&](std::int64_t maps) { return is_naive ? x : maker.convolution(x, 1, maps); };
  const NhwcMaps one = maker.convolution(x, 1, widths.ones);
  const NhwcMaps three = maker.convolution(reduced(widths.reduce3), 3, widths.three);
  const NhwcMaps five = maker.convolution(reduced(widths.reduce5), 5, widths.five);
  const NhwcMaps pooled = maker.pooling(x);
  maker.concatenation({one, three, five, is_naive ? pooled : maker.convolution(pooled, 1, widths.project)});
}

InceptionModule module_with(InceptionModule module, bool is_naive) {
  module.is_naive = is_naive;
  return module;
}

// What oneDNN throws becomes a sentence; what is out of memory, the job's.
template <class Timing, class Measure>
Expected<Timing> timed_by(Measure measure) {
  try {
    return measure();
  } catch (const dnnl::error& error) {
    return fail("", "oneDNN cannot compute these layers on this machine: {}", error.what());
  } catch (const TimingCancelled&) {
    return fail("", "cancelled");
  }
}

std::chrono::microseconds time_since(LayerClock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::microseconds>(LayerClock::now() - begin);
}

}  // namespace

std::vector<std::int64_t> timed_widths(const NextLayer& layer) {
  if (layer.is_depthwise()) return {0};
  std::set<std::int64_t> widths{layer.reduced};
  for (std::int64_t width = 1; width <= std::min(layer.input.maps, kWidestTimed); width *= 2) widths.insert(width);
  return {widths.begin(), widths.end()};
}

std::string timing_problem(const NextLayer& layer) {
  if (std::string problem = next_layer_problem(layer); !problem.empty()) return problem;
  const NextLayerCost cost = next_layer_cost(layer);
  NextLayer widest = layer;
  widest.reduced = timed_widths(layer).back();
  const NextLayerCost most = next_layer_cost(widest);
  const double rows = static_cast<double>(layer.input.images) * static_cast<double>(layer.input.rows);
  // x in two layouts, and for each F′, the least half as many as the next, y in two layouts and z; weights twice.
  const double all_widths = static_cast<double>(timed_widths(layer).size());
  const double bytes = 2.0 * byte_count(layer.input).size() +
                       2.0 * (4.0 * byte_count(most.y).size() + (all_widths + 1.0) * byte_count(cost.z).size() +
                              weight_bytes(cost.direct) + 2.0 * weight_bytes(most.reduced));
  return size_problem(layer.input.images, bytes, std::max(cost.direct.macs.size(), most.reduced.macs.size()),
                      std::max(cost.direct.macs.size() / rows, most.reduction.macs.size()));
}

std::string timing_problem(const InceptionModule& module) {
  if (std::string problem = inception_problem(module); !problem.empty()) return problem;
  const InceptionCost naive = inception_cost(module_with(module, true));
  const InceptionCost reduced = inception_cost(module_with(module, false));
  const auto maps_bytes = [&](std::int64_t maps) {
    MapSize size = module.input;
    size.maps = maps;
    return byte_count(size).size();
  };
  const double between = maps_bytes(module.widths.reduce3) + maps_bytes(module.widths.reduce5);
  const double bytes =
      maps_bytes(module.input.maps) +
      2.0 * (2.0 * maps_bytes(naive.maps_out) + 2.0 * maps_bytes(reduced.maps_out) + between +
             2.0 * maps_bytes(module.input.maps) + weight_bytes(naive.total) + weight_bytes(reduced.total));
  const double macs = std::max(naive.total.macs.size(), reduced.total.macs.size());
  return size_problem(module.input.images, bytes, macs,
                      macs / (static_cast<double>(module.input.images) * static_cast<double>(module.input.rows)));
}

Expected<LayerTiming> time_layer(const NextLayer& layer, ThreadPool& pool, Progress& progress,
                                 const TimingRules& rules) {
  if (std::string problem = timing_problem(layer); !problem.empty()) return Unexpected(Error{"", std::move(problem)});
  return timed_by<LayerTiming>([&]() -> Expected<LayerTiming> {
    const auto begin = LayerClock::now();
    LayerCandidates candidates(layer, pool, progress);
    if (!time_in_turn(candidates.all(), rules, progress, time_since(begin))) return fail("", "cancelled");
    return candidates.timing();
  });
}

Expected<ModuleTiming> time_module(const InceptionModule& module, ThreadPool& pool, Progress& progress,
                                   const TimingRules& rules) {
  if (std::string problem = timing_problem(module); !problem.empty()) return Unexpected(Error{"", std::move(problem)});
  return timed_by<ModuleTiming>([&]() -> Expected<ModuleTiming> {
    const auto begin = LayerClock::now();
    const NhwcMaps x = random_maps(module.input);
    const std::vector<int> threads = timed_threads(pool);
    std::vector<TimedCandidate> candidates;
    std::set<std::string> kernels;
    for (const int count : threads) {
      StepMaker maker(count > 1 ? &pool : nullptr, progress);
      for (const bool is_naive : {true, false}) {
        make_timed_module(maker, x, module.widths, is_naive);
        candidates.push_back({maker.take()});
      }
      kernels.insert(maker.kernels().begin(), maker.kernels().end());
    }
    if (!time_in_turn(candidates, rules, progress, time_since(begin))) return fail("", "cancelled");
    ModuleTiming timing{module_with(module, false), {}, kernels_text(kernels)};
    for (std::size_t t = 0; t < threads.size(); ++t) {
      const TimedCandidate &naive = candidates[2 * t], &reduced = candidates[2 * t + 1];
      timing.rows.push_back({threads[t], naive.least_us, reduced.least_us, std::min(naive.rounds, reduced.rounds)});
    }
    return timing;
  });
}

}  // namespace pw

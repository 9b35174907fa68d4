#pragma once
// How long the layers that Cost counts take on this machine.
#include <cstdint>
#include <string>
#include <vector>

#include "compute/core/progress.h"
#include "compute/cost/inception.h"
#include "compute/cost/next_layer.h"
#include "compute/timing/time_in_turn.h"

namespace pw {

class ThreadPool;

// With F′ maps and so many threads. Beside it the direct layer of the same run, timed in turn with it.
struct TimedPoint {
  std::int64_t reduced = 0;  // F′; 0 where it has no meaning (NextKernel::kDepthwise)
  int threads = 1;
  double direct_us = 0.0;   // the fastest of `direct_rounds`
  double reduced_us = 0.0;  // 1×1, copy into the layout of the next layer and the next layer in one piece
  std::int64_t direct_rounds = 0, rounds = 0;
  double gain() const { return reduced_us > 0.0 ? direct_us / reduced_us : 0.0; }
  bool operator==(const TimedPoint&) const = default;
};

struct LayerTiming {
  NextLayer layer;                 // with F′ as it was set
  std::vector<TimedPoint> points;  // by F′, then by threads
  std::string kernels;             // what computed it, in oneDNN's words: "brgconv:avx512_core"
};

struct ModuleTiming {
  struct Row {
    int threads = 1;
    double naive_us = 0.0, reduced_us = 0.0;
    std::int64_t rounds = 0;  // of the slower
    double gain() const { return reduced_us > 0.0 ? naive_us / reduced_us : 0.0; }
  };
  InceptionModule module;  // is_naive: false
  std::vector<Row> rows;   // by threads
  std::string kernels;
};

// Why it is not timed: there is no such layer, it would need too much memory, or one call would take too long. In one
// sentence; empty if it can be.
std::string timing_problem(const NextLayer& layer);
std::string timing_problem(const InceptionModule& module);

// The F′ that are timed: powers of two up to 256 and to F, and the layer's own.
std::vector<std::int64_t> timed_widths(const NextLayer& layer);

// On one thread, and on all of the pool if it has more. Numbers are random: they do not change how long it takes. Sizes
// are checked first; a cancelled run has no points.
Expected<LayerTiming> time_layer(const NextLayer& layer, ThreadPool& pool, Progress& progress,
                                 const TimingRules& rules = {});
// All by oneDNN, which has every map at hand in its own layout.
Expected<ModuleTiming> time_module(const InceptionModule& module, ThreadPool& pool, Progress& progress,
                                   const TimingRules& rules = {});

}  // namespace pw

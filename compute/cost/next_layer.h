#pragma once
// The layer that follows, reading all F maps or the F′ that a 1×1 convolution makes of them.
#include <optional>
#include <string>

#include "compute/cost/layer_cost.h"

namespace pw {

enum class NextKernel {
  kOne,
  kThree,
  kFive,
  kUpsampling,  // FCN-8s: a transposed 16×16 convolution with stride 8; k²·F·M multiply-adds an input position
  kDepthwise,   // a depthwise 3×3, then 1×1 to M, instead of a 3×3: no 1×1 first, F′ has no meaning
};
inline constexpr std::int64_t kUpsamplingStride = 8;
// The width of its kernel: 1, 3, 5, 16, 3.
std::int64_t kernel_width(NextKernel kernel);

struct NextLayer {
  MapSize input{1, 20, 72, 256};  // maps: F
  std::int64_t reduced = 2;       // F′
  NextKernel kernel = NextKernel::kThree;
  std::int64_t next_maps = 64;  // M
  // Of a k×k convolution with another width than those named; absent: as `kernel` says.
  std::optional<std::int64_t> other_width = std::nullopt;

  bool is_upsampling() const { return kernel == NextKernel::kUpsampling && !other_width; }
  bool is_depthwise() const { return kernel == NextKernel::kDepthwise && !other_width; }
  std::int64_t width() const { return other_width.value_or(kernel_width(kernel)); }  // of the kernel
  bool operator==(const NextLayer&) const = default;
};

// All with biases in `parameters`. `kernel` kDepthwise: `direct` is the 3×3, `next` the depthwise 3×3 and the 1×1 after
// it, and there is no `reduction`.
struct NextLayerCost {
  LayerCost direct;     // reads all F maps
  LayerCost next;       // reads F′ maps
  LayerCost reduction;  // the 1×1 from F to F′
  LayerCost reduced;    // next + reduction
  LayerCost dense;      // a dense layer instead of the 1×1: rows·columns·F → rows·columns·F′
  MapSize y, z;         // what the 1×1 (kDepthwise: the depthwise 3×3) makes, and what the next layer makes
  // Bytes, float32: of the maps that training keeps, and the most that one layer reads and writes when only running.
  Count kept_direct, kept_reduced, peak_direct, peak_reduced;
  Count map_bytes_direct, map_bytes_reduced;  // of all maps made, without x
  double alone = 0.0;                         // direct ÷ next, multiply-adds: F ÷ F′
  double net = 0.0;                           // direct ÷ reduced, multiply-adds
  double parameters = 0.0;                    // the same of parameters
  // The F′ from which on the 1×1 costs more than it saves: F·k²M ÷ (F + k²M). 0 for kDepthwise.
  double break_even = 0.0;
};

// Why there is no such layer: a size below 1. In one sentence; empty if there is.
std::string next_layer_problem(const NextLayer& layer);
// What is odd about one that can be counted all the same: more outputs than maps to reduce, or a kernel larger than the
// picture. In one sentence; empty if nothing is.
std::string next_layer_notice(const NextLayer& layer);
// Of a layer without a problem.
NextLayerCost next_layer_cost(const NextLayer& layer);
// Net gain, multiply-adds, with another F′; for the curve.
double net_gain(const NextLayer& layer, double reduced);

}  // namespace pw

#pragma once
// b + Σ w·x at one position, product by product.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pw {

struct RunningSum {
  std::vector<float> products;  // w·x, in the order added
  std::vector<float> sums;      // the bias and the products so far, as many as there are products
  float bias = 0.0F;
  // Where in the order the sum is no longer a finite number; the bias itself may be none.
  std::optional<std::size_t> broken;
  // By how much sums of the same products in any two orders, or of any two machines, may differ:
  // (cin + 1) · ε · (|b| + Σ|w·x|).
  double bound = 0.0;

  // The bias if there are no products.
  float total() const { return sums.empty() ? bias : sums.back(); }
};

// `weights` and `x` have one number per map, `order` lists maps. Each step is sum = fma(w, x, sum) in float: with all
// maps in their own order this is bit for bit what pointwise_linear computes where the instruction set has an FMA (see
// simd_target_has_fma) and the position is in a whole vector of pixels.
RunningSum running_sum(std::span<const float> weights, std::span<const float> x, float bias,
                       std::span<const std::int64_t> order);

// After how many products the sum first comes within `share` of |total|. Zero if the bias alone does. Absent if the sum
// is not finite.
std::optional<std::size_t> products_enough(const RunningSum& run, double share);

}  // namespace pw

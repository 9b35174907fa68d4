#pragma once
// Gathers the ranges of a layer's outputs from parts of their planes, in any order and from any thread.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/kernels/plane_kernels.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {

// Half open: [first, last).
struct Interval {
  std::int64_t first, last;
};

// Keeps one part for each `grain()` pixels, a length fixed by the shape, and adds them up in order: the same numbers
// whoever delivered which part.
class RangeCollector {
 public:
  explicit RangeCollector(const Shape& outputs);

  std::int64_t grain() const { return grain_; }
  // Every pixel is added once. Parts meet at multiples of grain(). Different parts may come from different threads.
  void add(TensorView outputs, std::int64_t n, Interval channels, Interval pixels);
  void add_all(TensorView outputs, ThreadPool* pool);
  std::vector<OutputRange> collect() const;

 private:
  RangePart* parts_of(std::int64_t plane) { return parts_.data() + plane * parts_per_plane_; }

  Shape shape_;
  std::int64_t grain_;
  std::int64_t parts_per_plane_;
  std::vector<RangePart> parts_;
};

}  // namespace pw

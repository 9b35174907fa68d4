#pragma once
// Makes layers that are ready to run, one after another.
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/cost/layer_cost.h"

namespace pw {

class ThreadPool;

// All maps of a position side by side, as oneDNN's convolutions read and write them.
struct NhwcMaps {
  MapSize size;
  std::shared_ptr<Tensor> values;

  // Where this row of an image begins.
  float* row(std::int64_t image, std::int64_t row) const;
};

// A layer is cut into bands of rows, each a primitive of its own that one thread runs; oneDNN's own threads are not
// used. May throw std::bad_alloc, dnnl::error, and TimingCancelled once `progress` is cancelled, as do the steps.
class StepMaker {
 public:
  using Step = std::function<void()>;

  // `pool`: null for one thread.
  StepMaker(ThreadPool* pool, const Progress& progress) : pool_(pool), progress_(progress) {}

  // Stride 1, as many rows and columns out as in, bias and ReLU. `depthwise`: each map by itself.
  NhwcMaps convolution(const NhwcMaps& x, std::int64_t kernel, std::int64_t maps_out);
  NhwcMaps depthwise(const NhwcMaps& x, std::int64_t kernel);
  // Transposed, 16×16 with stride 8, with bias.
  NhwcMaps upsampling(const NhwcMaps& x, std::int64_t maps_out);
  // The largest of 3×3, stride 1.
  NhwcMaps pooling(const NhwcMaps& x);
  NhwcMaps concatenation(const std::vector<NhwcMaps>& parts);
  // This program's 1×1; then its maps are copied.
  NhwcMaps pointwise(const std::shared_ptr<Tensor>& x, std::int64_t maps_out);

  // All that were made since the last call, as one.
  Step take();
  // oneDNN's names of what it computes convolutions with.
  const std::set<std::string>& kernels() const { return kernels_; }

 private:
  struct Band;
  struct Piece;
  std::vector<Band> bands_of(const MapSize& size, double macs) const;
  // `maps`: what the pieces read and write; kept as long as the step.
  void add(std::vector<Piece> pieces, std::vector<std::shared_ptr<Tensor>> maps);
  NhwcMaps convolution_of(const NhwcMaps& x, std::int64_t kernel, std::int64_t maps_out, bool is_depthwise);

  ThreadPool* pool_;
  const Progress& progress_;
  std::vector<Step> steps_;
  std::set<std::string> kernels_;
};

NhwcMaps random_maps(const MapSize& size);
std::shared_ptr<Tensor> random_planes(const MapSize& size);
// How often a step has run a kernel: a convolution of oneDNN, or the 1×1. For tests.
std::int64_t kernel_runs();

}  // namespace pw

#include "compute/layer/forward_plan.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Up to this many outputs are kept in registers while each plane is read once.
constexpr std::int64_t kFewOutputs = kOutputGrain;
// Maps this small are not split by pixels.
constexpr std::int64_t kSmallMapPixels = 4 * kPixelGrain;
// A task that reads more than this does not find its data in L2 when it reads it again.
constexpr std::int64_t kL2Bytes = std::int64_t{1} << 20;
// Hardware prefetchers follow the stride from plane to plane only if it is within a page.
constexpr std::int64_t kPageBytes = 4096;
// A stack larger than this is assumed to be in memory, not in the last-level cache.
constexpr std::int64_t kLlcBytes = std::int64_t{16} << 20;
// Pixels of a streamed task: runs of 64 KiB from each plane; the sums of two outputs fill an eighth of a 1 MiB L2.
constexpr std::int64_t kStreamedPixels = 16384;

// Rough throughput of one core of a current machine: precise enough to decide whether to use the pool.
constexpr double kBytesPerNanosecond = 80.0;
constexpr double kProductsPerNanosecond = 50.0;

// The length of each of `pieces` pieces of `size`, a multiple of `grain`.
std::int64_t piece_length(std::int64_t size, std::int64_t pieces, std::int64_t grain) {
  return std::max(grain, (size / grain + pieces - 1) / pieces * grain);
}

// The share of the work that the busiest of `pieces` threads gets.
double largest_share(std::int64_t size, std::int64_t pieces, std::int64_t grain) {
  const std::int64_t length = piece_length(size, pieces, grain);
  const std::int64_t others = std::min(pieces - 1, (size - 1) / length);
  return static_cast<double>(std::max(length, size - others * length)) / static_cast<double>(size);
}

// Whether a pass with many outputs is split by outputs (all pixels for each thread) rather than by pixels (all outputs
// for each thread).
bool split_by_outputs(TensorView in, std::int64_t cout, std::int64_t pieces) {
  const std::int64_t pixels = in.shape.pixels();
  // Each thread reads its part of the larger of x and W, and all of the smaller. The kernel has a tile for small maps
  // as a whole.
  if (cout > pixels || pixels <= kSmallMapPixels) return true;
  if (in.shape.c * pixels * std::int64_t{sizeof(float)} > kLlcBytes) return false;
  return largest_share(cout, pieces, kOutputGrain) <= largest_share(pixels, pieces, kPixelGrain);
}

}  // namespace

ThreadPool* pool_worth_it(ThreadPool* pool, double nanoseconds) {
  if (pool == nullptr) return nullptr;
  const std::chrono::nanoseconds work(static_cast<std::int64_t>(std::min(nanoseconds, 1e12)));
  return pool->pays_for(work) ? pool : nullptr;
}

double forward_nanoseconds(TensorView in, std::int64_t cout) {
  const double values = static_cast<double>(in.shape.count());
  const double sums = static_cast<double>(in.shape.n * in.shape.pixels()) * static_cast<double>(cout);
  const double bytes = sizeof(float) * (values + sums);
  return std::max(bytes / kBytesPerNanosecond, values * static_cast<double>(cout) / kProductsPerNanosecond);
}

ForwardPlan plan_forward(TensorView in, std::int64_t cout, ThreadPool* pool) {
  const std::int64_t pixels = in.shape.pixels();
  ForwardPlan plan{cout > kFewOutputs ? LinearOrder::kBlocked : LinearOrder::kWholeColumns,
                   piece_length(pixels, 1, kPixelGrain), std::max<std::int64_t>(cout, 1),
                   pool_worth_it(pool, forward_nanoseconds(in, cout))};
  const std::int64_t threads = threads_of(plan.pool);
  // Several images are enough tasks already.
  const std::int64_t pieces = in.shape.n >= threads ? 1 : threads;
  if (plan.order == LinearOrder::kBlocked) {
    if (pieces == 1 || pixels == 0) {
      // One task.
    } else if (split_by_outputs(in, cout, pieces)) {
      plan.outputs_per_task = piece_length(cout, pieces, kOutputGrain);
    } else {
      plan.pixels_per_task = piece_length(pixels, pieces, kPixelGrain);
    }
  } else if (in.shape.c * pixels * std::int64_t{sizeof(float)} > kLlcBytes) {
    plan.order = LinearOrder::kStreamedPlanes;
    const std::int64_t tasks = (pixels + kStreamedPixels - 1) / kStreamedPixels;
    plan.pixels_per_task = piece_length(pixels, (tasks + threads - 1) / threads * threads, kPixelGrain);
  } else {
    plan.pixels_per_task = piece_length(pixels, pieces, kPixelGrain);
    const std::int64_t task_bytes = in.shape.c * plan.pixels_per_task * std::int64_t{sizeof(float)};
    const bool beyond_page = in.plane_stride * std::int64_t{sizeof(float)} > kPageBytes;
    if (task_bytes > kL2Bytes && beyond_page) plan.order = LinearOrder::kColumnsAhead;
  }
  return plan;
}

}  // namespace pw

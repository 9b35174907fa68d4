#include "app/results/kernel_outputs.h"

#include <algorithm>
#include <utility>

namespace pw {
namespace {

// Multiply–adds: about a millisecond.
constexpr std::int64_t kMostKernelInFrame = std::int64_t{1} << 20;

// What the stride skips repeats the computed position above and left of it.
Tensor with_stride(const Tensor& sums, std::int64_t stride) {
  const Shape& shape = sums.shape();
  Tensor some(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t o = 0; o < shape.c; ++o) {
      const auto from = sums.plane(n, o);
      const auto to = some.plane(n, o);
      for (std::int64_t p = 0; p < shape.pixels(); ++p) {
        const std::int64_t x = p % shape.w, y = p / shape.w;
        to[static_cast<std::size_t>(p)] = from[static_cast<std::size_t>((y - y % stride) * shape.w + x - x % stride)];
      }
    }
  }
  return some;
}

}  // namespace

KernelGeometry geometry_of(const PokeChoice& choice) {
  const std::int64_t size = choice.kernel == PokeKernel::kThree ? 3 : choice.kernel == PokeKernel::kFive ? 5 : 1;
  return {size, choice.stride};
}

void KernelOutputs::clear() {
  slot_.cancel();
  following_slot_.cancel();
  of_.reset();
  started_.reset();
  kernel_.reset();
  outputs_.reset();
  is_current_ = false;
}

// But for the weights.
bool KernelOutputs::are_alike(const Of& a, const Of& b) {
  return a.input == b.input && a.geometry == b.geometry && a.has_outer_taps == b.has_outer_taps &&
         a.weights->parameters.cout == b.weights->parameters.cout;
}

void KernelOutputs::refresh(const Document& document, const PokeChoice& choice) {
  Of of{document.input, document.network.layers.front(), document.mask, geometry_of(choice), choice.has_outer_taps, 0};
  if (of.geometry.size == 1) return use_session(std::move(of));
  is_current_ = of_ == of;
  if (is_current_) return;
  if (of_ && !are_alike(*of_, of)) clear();
  if (of.input->shape().count() * document.network.cout() * of.geometry.taps() > kMostKernelInFrame) return compute(of);
  Sums made = sums_of(of, nullptr, nullptr);
  use(std::move(of), std::move(made));
  is_current_ = true;
}

void KernelOutputs::use_session(Of of) {
  const std::int64_t stride = of.geometry.stride;
  of.session_version = session_.outputs_version();
  is_current_ = session_.outputs_are_current();
  if (of_ == of) return;
  clear();
  const OutputMaps& made = session_.outputs();
  use(std::move(of),
      {nullptr, std::make_shared<const OutputMaps>(with_stride(made.sums(), stride), made.activation(), nullptr)});
  is_current_ = session_.outputs_are_current();
}

void KernelOutputs::use(Of of, Sums sums) {
  of_ = std::move(of);
  kernel_ = std::move(sums.kernel);
  outputs_ = std::move(sums.outputs);
  ++version_;
}

KernelOutputs::Sums KernelOutputs::sums_of(const Of& of, ThreadPool* pool, Progress* progress) {
  const PointwiseLayer& layer = of.weights->parameters;
  auto kernel = std::make_shared<WideKernel>(layer, of.geometry, of.has_outer_taps ? kOuterShare : 0.0);
  for (std::int64_t map = 0; map < layer.cin; ++map) {
    if (of.mask.silences(map)) kernel->silence(map);
  }
  const Shape& shape = of.input->shape();
  Tensor sums({shape.n, layer.cout, shape.h, shape.w});
  wide_linear(of.input->features.maps, *kernel, sums.view(), pool, progress);
  return {std::move(kernel), std::make_shared<const OutputMaps>(std::move(sums), layer.activation, pool)};
}

// What is under way is shown first, however fast the weights change; another kernel or stack does not wait.
void KernelOutputs::compute(const Of& of) {
  const bool is_busy = slot_.is_busy() || following_slot_.is_busy();
  if (is_busy && started_ && are_alike(*started_, of)) return;
  slot_.cancel();
  following_slot_.cancel();
  started_ = of;
  JobSlot& slot = session_.history().in_gesture() ? following_slot_ : slot_;
  slot.start<Sums>(
      "computing y by the wider kernel",
      [of](Progress& progress, ThreadPool& pool) -> Expected<Sums> { return sums_of(of, &pool, &progress); },
      [this, of](Expected<Sums> made) {
        started_.reset();
        if (!made) return session_.show_error(made.error().message());
        use(of, std::move(*made));
      });
}

}  // namespace pw

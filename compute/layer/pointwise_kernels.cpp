#include "compute/layer/pointwise_kernels.h"

#include <cstddef>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/pointwise_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/pointwise_forward.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// kOutputs x kVectors accumulators stay in registers while every plane is streamed once.
template <int kOutputs, int kVectors>
void linear_tile(const LinearTask& task, std::int64_t first_output, std::int64_t at) {
  const hn::ScalableTag<float> d;
  using V = hn::Vec<decltype(d)>;
  const std::size_t lanes = hn::Lanes(d);
  V sums[kOutputs][kVectors];
  for (int o = 0; o < kOutputs; ++o) {
    for (int v = 0; v < kVectors; ++v) sums[o][v] = hn::Set(d, task.bias[first_output + o]);
  }
  const float* weight = task.weight + first_output * task.cin;
  const float* plane = task.in + at;
  for (std::int64_t i = 0; i < task.cin; ++i, plane += task.in_stride) {
    V x[kVectors];
    for (int v = 0; v < kVectors; ++v) x[v] = hn::LoadU(d, plane + static_cast<std::size_t>(v) * lanes);
    for (int o = 0; o < kOutputs; ++o) {
      const V w = hn::Set(d, weight[o * task.cin + i]);
      for (int v = 0; v < kVectors; ++v) sums[o][v] = hn::MulAdd(w, x[v], sums[o][v]);
    }
  }
  for (int o = 0; o < kOutputs; ++o) {
    float* out = task.out + (first_output + o) * task.out_stride + at;
    for (int v = 0; v < kVectors; ++v) hn::StoreU(sums[o][v], d, out + static_cast<std::size_t>(v) * lanes);
  }
}

// The last pixels, fewer than one vector.
template <int kOutputs>
void linear_tail(const LinearTask& task, std::int64_t first_output, std::int64_t at) {
  const hn::CappedTag<float, 1> d;
  for (; at < task.end; ++at) {
    for (int o = 0; o < kOutputs; ++o) {
      const std::int64_t output = first_output + o;
      auto sum = hn::Set(d, task.bias[output]);
      for (std::int64_t i = 0; i < task.cin; ++i) {
        sum = hn::MulAdd(hn::Set(d, task.weight[output * task.cin + i]),
                         hn::LoadU(d, task.in + i * task.in_stride + at), sum);
      }
      hn::StoreU(sum, d, task.out + output * task.out_stride + at);
    }
  }
}

template <int kOutputs>
void linear_outputs(const LinearTask& task, std::int64_t first_output) {
  constexpr int kVectors = kOutputs <= 2 ? 4 : 2;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(hn::ScalableTag<float>()));
  std::int64_t at = task.begin;
  for (; at + kVectors * lanes <= task.end; at += kVectors * lanes)
    linear_tile<kOutputs, kVectors>(task, first_output, at);
  for (; at + lanes <= task.end; at += lanes) linear_tile<kOutputs, 1>(task, first_output, at);
  linear_tail<kOutputs>(task, first_output, at);
}

void Linear(const LinearTask& task) {
  std::int64_t output = 0;
  for (; output + 4 <= task.cout; output += 4) linear_outputs<4>(task, output);
  switch (task.cout - output) {
    case 3:
      return linear_outputs<3>(task, output);
    case 2:
      return linear_outputs<2>(task, output);
    case 1:
      return linear_outputs<1>(task, output);
    default:
      return;
  }
}

void AddScaled(const float* HWY_RESTRICT from, float factor, float* HWY_RESTRICT to, std::int64_t count) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const auto scale = hn::Set(d, factor);
  std::int64_t p = 0;
  for (; p + lanes <= count; p += lanes)
    hn::StoreU(hn::MulAdd(scale, hn::LoadU(d, from + p), hn::LoadU(d, to + p)), d, to + p);
  const hn::CappedTag<float, 1> one;
  for (; p < count; ++p) {
    hn::StoreU(hn::MulAdd(hn::Set(one, factor), hn::LoadU(one, from + p), hn::LoadU(one, to + p)), one, to + p);
  }
}

void AddConstant(float value, float* HWY_RESTRICT to, std::int64_t count) {
  for (std::int64_t p = 0; p < count; ++p) to[p] += value;
}

const char* TargetName() {
  return hwy::TargetName(HWY_TARGET);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(Linear);
HWY_EXPORT(AddScaled);
HWY_EXPORT(AddConstant);
HWY_EXPORT(TargetName);

void linear_kernel(const LinearTask& task) {
  HWY_DYNAMIC_DISPATCH(Linear)(task);
}

void add_scaled_kernel(const float* from, float factor, float* to, std::int64_t count) {
  HWY_DYNAMIC_DISPATCH(AddScaled)(from, factor, to, count);
}

void add_constant_kernel(float value, float* to, std::int64_t count) {
  HWY_DYNAMIC_DISPATCH(AddConstant)(value, to, count);
}

const char* simd_target_name() {
  return HWY_DYNAMIC_DISPATCH(TargetName)();
}

}  // namespace pw
#endif  // HWY_ONCE

// The loss and its derivative, a vector of positions at a time. Included once per instruction set, as linear_tile-inl.h
// is.
#if defined(POINTWISE_LOSS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_LOSS_INL_H
#undef POINTWISE_LOSS_INL_H
#else
#define POINTWISE_LOSS_INL_H
#endif

#include <hwy/highway.h>

#include <cstdint>

#include "compute/layer/kernels/exp-inl.h"
#include "compute/training/kernels/loss_task.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The labels at a vector of positions. In floats: exact for every class number below 2^24.
template <class D>
struct LabelVector {
  hn::Vec<D> label;
  hn::Mask<D> labelled;

  LabelVector(D d, const std::int32_t* labels, std::int64_t cout) {
    label = hn::ConvertTo(d, hn::LoadU(hn::RebindToSigned<D>(), labels));
    const auto end = hn::Set(d, static_cast<float>(cout == 1 ? 2 : cout));
    labelled = hn::And(hn::And(hn::Ge(label, hn::Zero(d)), hn::Lt(label, end)), hn::Ne(label, hn::Set(d, 255.0F)));
  }
};

// What a vector of positions adds to the loss and to the count of right ones.
template <class D>
struct Scored {
  hn::Vec<D> loss;
  hn::Mask<D> correct;
};

template <class D>
HWY_INLINE Scored<D> softmax_step(D d, const LossTask& task, const LabelVector<D>& labels, std::int64_t at) {
  const auto sum_of = [&](std::int64_t c) HWY_ATTR { return hn::LoadU(d, task.sums + c * task.sums_stride + at); };
  const auto gradient_of = [&](std::int64_t c) { return task.gradient + c * task.gradient_stride + at; };
  auto largest = sum_of(0);
  auto best = hn::Zero(d);
  auto wanted = largest;
  for (std::int64_t c = 1; c < task.cout; ++c) {
    const auto sum = sum_of(c);
    const auto channel = hn::Set(d, static_cast<float>(c));
    const auto larger = hn::Gt(sum, largest);
    largest = hn::IfThenElse(larger, sum, largest);
    best = hn::IfThenElse(larger, channel, best);
    wanted = hn::IfThenElse(hn::Eq(labels.label, channel), sum, wanted);
  }
  auto total = hn::Zero(d);
  for (std::int64_t c = 0; c < task.cout; ++c) {
    const auto e = exp_of_negative(d, hn::Sub(sum_of(c), largest));
    hn::StoreU(e, d, gradient_of(c));
    total = hn::Add(total, e);
  }
  const auto scale = hn::Set(d, task.scale);
  const auto share = hn::Div(scale, total);
  for (std::int64_t c = 0; c < task.cout; ++c) {
    const auto target = hn::IfThenElseZero(hn::Eq(labels.label, hn::Set(d, static_cast<float>(c))), scale);
    const auto gradient = hn::Sub(hn::Mul(hn::LoadU(d, gradient_of(c)), share), target);
    hn::StoreU(hn::IfThenElseZero(labels.labelled, gradient), d, gradient_of(c));
  }
  // log(NaN) would not be NaN: adding the total's NaN back keeps it.
  const auto spoiled = hn::IfThenElseZero(hn::IsNaN(total), total);
  const auto loss = hn::Add(hn::Add(hn::Sub(largest, wanted), hn::Log(d, total)), spoiled);
  return {loss, hn::Eq(best, labels.label)};
}

template <class D>
HWY_INLINE Scored<D> sigmoid_step(D d, const LossTask& task, const LabelVector<D>& labels, std::int64_t at) {
  const auto one = hn::Set(d, 1.0F);
  const auto zero = hn::Zero(d);
  const auto scale = hn::Set(d, task.scale);
  auto loss = zero;
  auto largest = hn::LoadU(d, task.sums + at);
  auto best = task.cout > 1 ? zero : hn::IfThenElseZero(hn::Gt(largest, zero), one);
  for (std::int64_t c = 0; c < task.cout; ++c) {
    const auto sum = hn::LoadU(d, task.sums + c * task.sums_stride + at);
    const auto channel = hn::Set(d, static_cast<float>(task.cout > 1 ? c : 1));
    const auto larger = hn::Gt(sum, largest);
    largest = hn::IfThenElse(larger, sum, largest);
    best = hn::IfThenElse(larger, channel, best);
    const auto target = hn::IfThenElseZero(hn::Eq(labels.label, channel), one);
    const auto e = exp_of_negative(d, hn::Neg(hn::Abs(sum)));
    const auto total = hn::Add(one, e);
    const auto probability = hn::Div(hn::IfThenElse(hn::Lt(sum, zero), e, one), total);
    // max(y, 0) - y t + log(1 + exp(-|y|)); Max may drop NaN, the product keeps it.
    loss = hn::Add(loss, hn::Add(hn::Sub(hn::Max(sum, zero), hn::Mul(sum, target)), hn::Log(d, total)));
    const auto gradient = hn::Mul(hn::Sub(probability, target), scale);
    hn::StoreU(hn::IfThenElseZero(labels.labelled, gradient), d, task.gradient + c * task.gradient_stride + at);
  }
  return {loss, hn::Eq(best, labels.label)};
}

template <class D, class Step>
HWY_INLINE std::int64_t score_vectors(D d, const LossTask& task, std::int64_t begin, LossValue& value, Step step) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  auto total = hn::Zero(d);
  for (; begin + lanes <= task.pixels; begin += lanes) {
    const LabelVector<D> labels(d, task.labels + begin, task.cout);
    const Scored<D> scored = step(d, labels, begin);
    total = hn::Add(total, hn::IfThenElseZero(labels.labelled, scored.loss));
    value.labelled += static_cast<std::int64_t>(hn::CountTrue(d, labels.labelled));
    value.correct += static_cast<std::int64_t>(hn::CountTrue(d, hn::And(labels.labelled, scored.correct)));
  }
  value.loss += double{hn::GetLane(hn::SumOfLanes(d, total))};
  return begin;
}

template <class Step>
HWY_INLINE LossValue score(const LossTask& task, Step step) {
  LossValue value;
  const std::int64_t rest = score_vectors(hn::ScalableTag<float>(), task, 0, value, step);
  score_vectors(hn::CappedTag<float, 1>(), task, rest, value, step);
  return value;
}

// As loss_kernel.
HWY_INLINE LossValue loss_of(Loss loss, const LossTask& task) {
  if (task.cout == 0) return {};
  if (loss == Loss::kSoftmaxCrossEntropy) {
    return score(
        task, [&](auto d, const auto& labels, std::int64_t at) HWY_ATTR { return softmax_step(d, task, labels, at); });
  }
  return score(task,
               [&](auto d, const auto& labels, std::int64_t at) HWY_ATTR { return sigmoid_step(d, task, labels, at); });
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif

// The loss and its derivative, a vector of positions at a time. Included once per instruction set, as linear_tile-inl.h
// is.
#if defined(POINTWISE_LOSS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_LOSS_INL_H
#undef POINTWISE_LOSS_INL_H
#else
#define POINTWISE_LOSS_INL_H
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
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

// Accumulates the loss of vectors of positions. Takes logarithms of products of many factors: log a + log b = log ab.
template <class D>
class LossSum {
 public:
  // Factors are in [1, largest].
  LossSum(D d, float largest)
      : terms_(hn::Zero(d)),
        factors_(hn::Set(d, 1.0F)),
        // 2^120 is well within the range of a float.
        max_factors_(std::max(static_cast<int>(120.0F / std::log2(std::max(largest, 2.0F))), 1)) {}

  // term + log(factor) where there is a label.
  HWY_INLINE void add(D d, const LabelVector<D>& labels, hn::Vec<D> term, hn::Vec<D> factor) {
    factors_ = hn::Mul(factors_, hn::IfThenElse(labels.labelled, factor, hn::Set(d, 1.0F)));
    add(d, labels, term);
  }
  // term where there is a label. Few are added in float before they go into the sum in double.
  HWY_INLINE void add(D d, const LabelVector<D>& labels, hn::Vec<D> term) {
    terms_ = hn::Add(terms_, hn::IfThenElseZero(labels.labelled, term));
    if (++count_ == max_factors_) flush(d);
  }
  HWY_INLINE void count(D d, const LabelVector<D>& labels, hn::Mask<D> correct) {
    value_.labelled += static_cast<std::int64_t>(hn::CountTrue(d, labels.labelled));
    value_.correct += static_cast<std::int64_t>(hn::CountTrue(d, hn::And(labels.labelled, correct)));
  }
  LossValue value(D d) {
    flush(d);
    return value_;
  }

 private:
  void flush(D d) {
    // hn::Log loses NaN: adding the factors keeps it.
    const auto non_finite = hn::IfThenElseZero(hn::IsNaN(factors_), factors_);
    const auto loss = hn::Add(hn::Add(terms_, hn::Log(d, factors_)), non_finite);
    value_.loss += double{hn::GetLane(hn::SumOfLanes(d, loss))};
    terms_ = hn::Zero(d);
    factors_ = hn::Set(d, 1.0F);
    count_ = 0;
  }

  hn::Vec<D> terms_;
  hn::Vec<D> factors_;
  int max_factors_;
  int count_ = 0;
  LossValue value_;
};

template <class D>
HWY_INLINE void softmax_step(D d, const LossTask& task, const LabelVector<D>& labels, std::int64_t at,
                             LossSum<D>& loss) {
  const auto sum_of = [&](std::int64_t c) HWY_ATTR { return hn::LoadU(d, task.sums + c * task.sums_stride + at); };
  const auto gradient_of = [&](std::int64_t c) { return task.gradient + c * task.gradient_stride + at; };
  auto largest = sum_of(0);
  auto best = hn::Zero(d);
  auto label_sum = largest;
  for (std::int64_t c = 1; c < task.cout; ++c) {
    const auto sum = sum_of(c);
    const auto channel = hn::Set(d, static_cast<float>(c));
    const auto larger = hn::Gt(sum, largest);
    largest = hn::IfThenElse(larger, sum, largest);
    best = hn::IfThenElse(larger, channel, best);
    label_sum = hn::IfThenElse(hn::Eq(labels.label, channel), sum, label_sum);
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
  loss.add(d, labels, hn::Sub(largest, label_sum), total);
  loss.count(d, labels, hn::Eq(best, labels.label));
}

template <class D>
HWY_INLINE void sigmoid_step(D d, const LossTask& task, const LabelVector<D>& labels, std::int64_t at,
                             LossSum<D>& loss) {
  const auto one = hn::Set(d, 1.0F);
  const auto zero = hn::Zero(d);
  const auto scale = hn::Set(d, task.scale);
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
    // max(y, 0) - y t + log(1 + exp(-|y|)). Max may drop NaN, but the product keeps it.
    loss.add(d, labels, hn::Sub(hn::Max(sum, zero), hn::Mul(sum, target)), total);
    const auto gradient = hn::Mul(hn::Sub(probability, target), scale);
    hn::StoreU(hn::IfThenElseZero(labels.labelled, gradient), d, task.gradient + c * task.gradient_stride + at);
  }
  loss.count(d, labels, hn::Eq(best, labels.label));
}

template <class D>
HWY_INLINE void squared_step(D d, const LossTask& task, const LabelVector<D>& labels, std::int64_t at,
                             LossSum<D>& loss) {
  const auto one = hn::Set(d, 1.0F);
  const auto half = hn::Set(d, 0.5F);
  const auto scale = hn::Set(d, task.scale);
  auto largest = hn::LoadU(d, task.sums + at);
  auto best = task.cout > 1 ? hn::Zero(d) : hn::IfThenElseZero(hn::Gt(largest, half), one);
  for (std::int64_t c = 0; c < task.cout; ++c) {
    const auto sum = hn::LoadU(d, task.sums + c * task.sums_stride + at);
    const auto channel = hn::Set(d, static_cast<float>(task.cout > 1 ? c : 1));
    const auto larger = hn::Gt(sum, largest);
    largest = hn::IfThenElse(larger, sum, largest);
    best = hn::IfThenElse(larger, channel, best);
    const auto error = hn::Sub(sum, hn::IfThenElseZero(hn::Eq(labels.label, channel), one));
    loss.add(d, labels, hn::Mul(half, hn::Mul(error, error)));
    hn::StoreU(hn::IfThenElseZero(labels.labelled, hn::Mul(error, scale)), d,
               task.gradient + c * task.gradient_stride + at);
  }
  loss.count(d, labels, hn::Eq(best, labels.label));
}

// The largest factor of a position's loss, for LossSum.
inline float largest_factor(Loss loss, std::int64_t cout) {
  return loss == Loss::kSoftmaxCrossEntropy ? static_cast<float>(cout) : 2.0F;
}

// Adds the whole vectors of positions from `begin` on and returns where they end.
template <class D>
HWY_INLINE std::int64_t add_loss(D d, Loss loss, const LossTask& task, std::int64_t begin, LossSum<D>& sum) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  for (; begin + lanes <= task.pixels; begin += lanes) {
    const LabelVector<D> labels(d, task.labels + begin, task.cout);
    switch (loss) {
      case Loss::kSoftmaxCrossEntropy:
        softmax_step(d, task, labels, begin, sum);
        break;
      case Loss::kSigmoidCrossEntropy:
        sigmoid_step(d, task, labels, begin, sum);
        break;
      case Loss::kSquared:
        squared_step(d, task, labels, begin, sum);
        break;
    }
  }
  return begin;
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif

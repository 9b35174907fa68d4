// exp of float vectors that propagates NaN as in IEEE 754. Included once per instruction set, as linear_tile-inl.h is.
#if defined(POINTWISE_EXP_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_EXP_INL_H
#undef POINTWISE_EXP_INL_H
#else
#define POINTWISE_EXP_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// exp(x) for x <= 0 within 2 ulp, exp(-inf) = 0. hn::Exp turns NaN into 0; here it stays NaN.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V exp_of_negative(D d, V x) {
  return hn::IfThenElse(hn::IsNaN(x), x, hn::Exp(d, x));
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif

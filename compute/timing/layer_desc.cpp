#include "compute/timing/layer_desc.h"

namespace pw {

using dnnl::memory;

dnnl::primitive_attr without_activation() {
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attributes;
}

dnnl::convolution_forward::primitive_desc describe_convolution(const memory::desc& source, const memory::desc& weights,
                                                               const memory::desc& bias, const memory::desc& target,
                                                               const BandPadding& padding) {
  const auto inference = dnnl::prop_kind::forward_inference;
  const auto direct = dnnl::algorithm::convolution_direct;
  const memory::dims ones = {1, 1}, zeros = {0, 0};
#if DNNL_VERSION_MAJOR >= 3
  return {one_dnn_cpu(), inference, direct, source,         weights,       bias,
          target,        ones,      zeros,  padding.before, padding.after, one_dnn_relu()};
#else
  return {{inference, direct, source, weights, bias, target, ones, zeros, padding.before, padding.after},
          one_dnn_relu(),
          one_dnn_cpu()};
#endif
}

dnnl::deconvolution_forward::primitive_desc describe_upsampling(const memory::desc& source, const memory::desc& weights,
                                                                const memory::desc& bias, const memory::desc& target,
                                                                const BandPadding& padding) {
  const auto inference = dnnl::prop_kind::forward_inference;
  const auto direct = dnnl::algorithm::deconvolution_direct;
  const memory::dims strides = {kUpsamplingStride, kUpsamplingStride};
#if DNNL_VERSION_MAJOR >= 3
  return {one_dnn_cpu(), inference,           direct, source, weights, bias, target, strides, padding.before,
          padding.after, without_activation()};
#else
  return {{inference, direct, source, weights, bias, target, strides, padding.before, padding.after},
          without_activation(),
          one_dnn_cpu()};
#endif
}

dnnl::pooling_forward::primitive_desc describe_pooling(const memory::desc& source, const memory::desc& target,
                                                       const BandPadding& padding) {
  const auto inference = dnnl::prop_kind::forward_inference;
  const auto largest = dnnl::algorithm::pooling_max;
  const memory::dims ones = {1, 1}, kernel = {3, 3};
#if DNNL_VERSION_MAJOR >= 3
  const memory::dims zeros = {0, 0};
  return {one_dnn_cpu(), inference,           largest, source, target, ones, kernel, zeros, padding.before,
          padding.after, without_activation()};
#else
  return {{inference, largest, source, target, ones, kernel, padding.before, padding.after},
          without_activation(),
          one_dnn_cpu()};
#endif
}

}  // namespace pw

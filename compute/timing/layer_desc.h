#pragma once
// What oneDNN is asked to compute of a band of rows.
#include <cstdint>

#include "compute/convolution/one_dnn.h"
#include "compute/cost/next_layer.h"

namespace pw {

inline constexpr std::int64_t kUpKernel = 16, kUpPadding = 4;

struct BandPadding {
  dnnl::memory::dims before, after;  // rows, columns
};

// With bias and ReLU.
dnnl::convolution_forward::primitive_desc describe_convolution(const dnnl::memory::desc& source,
                                                               const dnnl::memory::desc& weights,
                                                               const dnnl::memory::desc& bias,
                                                               const dnnl::memory::desc& target,
                                                               const BandPadding& padding);
// Transposed, with bias.
dnnl::deconvolution_forward::primitive_desc describe_upsampling(const dnnl::memory::desc& source,
                                                                const dnnl::memory::desc& weights,
                                                                const dnnl::memory::desc& bias,
                                                                const dnnl::memory::desc& target,
                                                                const BandPadding& padding);
// The largest of 3×3.
dnnl::pooling_forward::primitive_desc describe_pooling(const dnnl::memory::desc& source,
                                                       const dnnl::memory::desc& target, const BandPadding& padding);
dnnl::primitive_attr without_activation();

}  // namespace pw

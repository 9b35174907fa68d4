#include "compute/convolution/convolution.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>

#include "compute/convolution/one_dnn.h"

namespace pw {
namespace {

using dnnl::memory;
using PrimitiveDesc = dnnl::convolution_forward::primitive_desc;

constexpr std::size_t kRunBytes = std::size_t{1} << 20;  // a run needs hardly any memory of its own

memory::desc image_desc(int height, int width, int channels, memory::format_tag tag) {
  return {{1, channels, height, width}, memory::data_type::f32, tag};
}

// 3 × 3 with fused ReLU, no padding, scratchpad from the caller.
PrimitiveDesc describe(const ConvolutionSize& size, dnnl::algorithm algorithm, memory::format_tag tag) {
  using tags = memory::format_tag;
  const auto source = image_desc(size.height, size.width, size.cin, tag);
  const auto target = image_desc(size.height - 2, size.width - 2, size.cout, tag);
  const memory::desc weight({size.cout, size.cin, 3, 3}, memory::data_type::f32, tags::any);
  const memory::desc bias({size.cout}, memory::data_type::f32, tags::a);
  const memory::dims ones = {1, 1}, zeros = {0, 0};
  const auto inference = dnnl::prop_kind::forward_inference;
  const dnnl::primitive_attr attributes = one_dnn_relu();
#if DNNL_VERSION_MAJOR >= 3
  return {one_dnn_cpu(), inference, algorithm, source, weight, bias, target, ones, zeros, zeros, zeros, attributes};
#else
  const dnnl::convolution_forward::desc what(inference, algorithm, source, weight, bias, target, ones, zeros, zeros,
                                             zeros);
  return {what, attributes, one_dnn_cpu()};
#endif
}

// Nothing for layouts that packing does not support.
std::optional<ChannelLayout> layout_of(const memory::desc& desc, int height, int width, int channels) {
  using tags = memory::format_tag;
  const std::ptrdiff_t pixels = std::ptrdiff_t{height} * width;
  if (desc == image_desc(height, width, channels, tags::nhwc)) return ChannelLayout{channels, channels, channels};
  if (channels % 16 == 0 && desc == image_desc(height, width, channels, tags::nChw16c))
    return ChannelLayout{16, 16 * pixels, 16};
  if (channels % 8 == 0 && desc == image_desc(height, width, channels, tags::nChw8c))
    return ChannelLayout{8, 8 * pixels, 8};
  return std::nullopt;
}

std::size_t floats_of(const memory::desc& desc) {
  return (desc.get_size() + sizeof(float) - 1) / sizeof(float);
}

// Memory for a convolution and one thread that runs it; the weights count twice because of the reorder.
std::size_t bytes_for(const PrimitiveDesc& desc) {
  return 2 * desc.weights_desc().get_size() + desc.src_desc().get_size() + desc.dst_desc().get_size() +
         desc.scratchpad_desc().get_size() + kOneDnnPrepareBytes;
}

Unexpected no_memory(const ConvolutionSize& size) {
  return fail(
      "",
      "there is not enough memory for a convolution of {} × {} pixels, {} to {} channels; close other programs, "
      "or use a smaller image or other features",
      size.height - 2, size.width - 2, size.cin, size.cout);
}

memory reorder_to(const memory::desc& target_desc, memory from) {
  if (target_desc == from.get_desc()) return from;
  memory out(target_desc, one_dnn_cpu());
  dnnl::stream stream(one_dnn_cpu());
  dnnl::reorder(from, out).execute(stream, from, out);
  stream.wait();
  return out;
}

memory copy_in(std::span<const float> values, const memory::desc& desc) {
  memory out(desc, one_dnn_cpu());
  std::copy(values.begin(), values.end(), static_cast<float*>(out.get_data_handle()));
  return out;
}

}  // namespace

struct Convolution::Primitive {
  Primitive(const ConvolutionSize& of, const PrimitiveDesc& desc, const ChannelLayout& in, const ChannelLayout& out,
            std::span<const float> weight_values, std::span<const float> bias_values)
      : size(of),
        input(in),
        output(out),
        source(desc.src_desc()),
        target(desc.dst_desc()),
        scratch(desc.scratchpad_desc()),
        weight(reorder_to(
            desc.weights_desc(),
            copy_in(weight_values, {{of.cout, of.cin, 3, 3}, memory::data_type::f32, memory::format_tag::oihw}))),
        bias(copy_in(bias_values, {{of.cout}, memory::data_type::f32, memory::format_tag::a})),
        forward(desc) {}

  ConvolutionSize size;
  ChannelLayout input, output;
  memory::desc source, target, scratch;
  memory weight, bias;
  dnnl::convolution_forward forward;
};

Expected<Convolution> Convolution::make(const ConvolutionSize& size, std::span<const float> weight,
                                        std::span<const float> bias) {
  if (!one_dnn_has_memory(kOneDnnPrepareBytes + weight.size_bytes())) return no_memory(size);
  const OneDnnThread one_thread;
  struct Variant {
    dnnl::algorithm algorithm;
    memory::format_tag tag;
  };
  constexpr Variant kVariants[] = {{dnnl::algorithm::convolution_winograd, memory::format_tag::any},
                                   {dnnl::algorithm::convolution_direct, memory::format_tag::nhwc}};
  std::string reason;
  for (const Variant& variant : kVariants) {
    try {
      const PrimitiveDesc desc = describe(size, variant.algorithm, variant.tag);
      const auto in = layout_of(desc.src_desc(), size.height, size.width, size.cin);
      const auto out = layout_of(desc.dst_desc(), size.height - 2, size.width - 2, size.cout);
      if (!in || !out) continue;
      if (!one_dnn_has_memory(bytes_for(desc))) return no_memory(size);
      return Convolution(std::make_unique<Primitive>(size, desc, *in, *out, weight, bias));
    } catch (const dnnl::error& error) {
      reason = error.what();
    }
  }
  return fail("", "oneDNN cannot compute a convolution of {} × {} pixels, {} to {} channels on this machine: {}",
              size.height - 2, size.width - 2, size.cin, size.cout, reason);
}

Convolution::Convolution(std::unique_ptr<Primitive> primitive) : primitive_(std::move(primitive)) {}
Convolution::~Convolution() = default;
Convolution::Convolution(Convolution&&) noexcept = default;
Convolution& Convolution::operator=(Convolution&&) noexcept = default;

const ConvolutionSize& Convolution::size() const {
  return primitive_->size;
}
const ChannelLayout& Convolution::input_layout() const {
  return primitive_->input;
}
const ChannelLayout& Convolution::output_layout() const {
  return primitive_->output;
}
std::size_t Convolution::input_floats() const {
  return floats_of(primitive_->source);
}
std::size_t Convolution::output_floats() const {
  return floats_of(primitive_->target);
}
std::size_t Convolution::scratch_floats() const {
  return floats_of(primitive_->scratch);
}

bool Convolution::run(float* input, float* output, float* scratch) const {
  if (!one_dnn_has_memory(kRunBytes)) throw std::bad_alloc();
  const OneDnnThread one_thread;
  try {
    const Primitive& p = *primitive_;
    dnnl::stream stream(one_dnn_cpu());
    p.forward.execute(stream, {{DNNL_ARG_SRC, memory(p.source, one_dnn_cpu(), input)},
                               {DNNL_ARG_WEIGHTS, p.weight},
                               {DNNL_ARG_BIAS, p.bias},
                               {DNNL_ARG_DST, memory(p.target, one_dnn_cpu(), output)},
                               {DNNL_ARG_SCRATCHPAD, memory(p.scratch, one_dnn_cpu(), scratch)}});
    stream.wait();
    return true;
  } catch (const dnnl::error&) {
    return false;
  }
}

}  // namespace pw

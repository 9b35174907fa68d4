#include "app/session/outputs.h"

#include <cstddef>

namespace pw {
namespace {

Tensor sums_of(const Document& document, ThreadPool* pool) {
  const Shape& in = document.shape();
  Tensor sums({in.n, document.parameters().cout, in.h, in.w});
  pointwise_linear(document.input->features.maps, document.parameters(), sums.view(), pool);
  return sums;
}

}  // namespace

OutputMaps::OutputMaps(const Document& document, ThreadPool* pool) : sums_(sums_of(document, pool)) {
  activate(document.parameters().activation, pool);
  ranges_ = output_ranges(values(), pool);
}

bool OutputMaps::follow(const Document& before, const Document& after, const Action& action) {
  const PointwiseLayer& was = before.parameters();
  const PointwiseLayer& is = after.parameters();
  if (std::holds_alternative<SetActivation>(action)) {
    activate(is.activation, nullptr);
    ranges_ = output_ranges(values());
    return true;
  }
  std::int64_t output = 0;
  if (const auto* weight = std::get_if<SetWeight>(&action)) {
    output = weight->output;
    const float delta = is.w(output, weight->input) - was.w(output, weight->input);
    if (!sums_.follow_weight(after.input->features.maps, output, weight->input, delta)) return false;
  } else if (const auto* bias = std::get_if<SetBias>(&action)) {
    output = bias->output;
    const auto at = static_cast<std::size_t>(output);
    if (!sums_.follow_bias(output, is.bias[at] - was.bias[at])) return false;
  } else {
    return false;
  }
  activate(is.activation, nullptr);
  measure(output);
  return true;
}

void OutputMaps::settle(const Document& document) {
  sums_.settle(document.input->features.maps, document.parameters());
  activate(activation_, nullptr);
  ranges_ = output_ranges(values());
}

void OutputMaps::activate(Activation activation, ThreadPool* pool) {
  activation_ = activation;
  if (activation == Activation::kNone) {
    activated_ = Tensor();
    return;
  }
  if (activated_.shape() != sums().shape()) activated_ = Tensor(sums().shape());
  apply_activation(activation, sums(), activated_.view(), pool);
}

// After a change of this output alone; a softmax mixes it into all the others.
void OutputMaps::measure(std::int64_t output) {
  if (activation_ == Activation::kSoftmax) {
    ranges_ = output_ranges(values());
    return;
  }
  const Shape& shape = values().shape();
  for (std::int64_t n = 0; n < shape.n; ++n) {
    ranges_[static_cast<std::size_t>(n * shape.c + output)] = output_ranges(values().view().map(n, output)).front();
  }
}

}  // namespace pw

#include "app/session/outputs.h"

#include <cmath>

#include "compute/layer/pointwise_forward.h"
#include "compute/layer/pointwise_update.h"

namespace pw {
namespace {

void activate(OutputMaps& maps, Activation activation, ThreadPool* pool) {
  maps.activation = activation;
  if (activation == Activation::kNone) {
    maps.activated = Tensor();
    return;
  }
  if (maps.activated.shape() != maps.sums.shape()) maps.activated = Tensor(maps.sums.shape());
  apply_activation(activation, maps.sums, maps.activated.view(), pool);
}

// Only this output's statistics, unless the activation mixes outputs.
void measure(OutputMaps& maps, std::int64_t output) {
  const Shape& shape = maps.sums.shape();
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t o = 0; o < shape.c; ++o) {
      if (o != output && maps.activation != Activation::kSoftmax) continue;
      maps.statistics[static_cast<std::size_t>(n * shape.c + o)] = plane_statistics(maps.values().plane(n, o));
    }
  }
}

}  // namespace

OutputMaps compute_outputs(const Document& document, ThreadPool* pool) {
  const Shape& in = document.shape();
  OutputMaps maps;
  maps.sums = Tensor({in.n, document.parameters().cout, in.h, in.w});
  pointwise_linear(document.input->features.maps, document.parameters(), maps.sums.view(), pool);
  activate(maps, document.parameters().activation, pool);
  maps.statistics = stack_statistics(maps.values(), pool);
  return maps;
}

bool follow_action(const Document& before, const Document& after, const Action& action, OutputMaps& maps) {
  if (std::get_if<SetActivation>(&action) != nullptr) {
    activate(maps, after.parameters().activation, nullptr);
    maps.statistics = stack_statistics(maps.values());
    return true;
  }
  std::int64_t output = 0;
  if (const auto* weight = std::get_if<SetWeight>(&action)) {
    output = weight->output;
    const float delta = after.parameters().w(output, weight->input) - before.parameters().w(output, weight->input);
    // NaN and Inf in the sums would stay there when the weight leaves them.
    const auto& measured = before.input->of(0, weight->input);
    if (!std::isfinite(delta) || measured.nan + measured.positive_inf + measured.negative_inf > 0) return false;
    if (!update_weight(before.input->features.maps, output, weight->input, delta, maps.sums.view())) return false;
  } else if (const auto* bias = std::get_if<SetBias>(&action)) {
    output = bias->output;
    const auto at = static_cast<std::size_t>(output);
    const float delta = after.parameters().bias[at] - before.parameters().bias[at];
    if (!std::isfinite(delta)) return false;
    if (!update_bias(output, delta, maps.sums.view())) return false;
  } else {
    return false;
  }
  activate(maps, after.parameters().activation, nullptr);
  measure(maps, output);
  return true;
}

}  // namespace pw

#include "app/cli/fit/two_layer_fit.h"

#include <array>
#include <cmath>
#include <vector>

#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/ending.h"

namespace pw {

Unexpected fit_diverged(const FitOptions& options, std::int64_t step) {
  return fail(options.input,
              "diverges in training: at step {} the loss is no longer a finite number; pass a smaller --rate than {}",
              step, options.optimiser_settings().rate);
}

Expected<TwoLayers> fit_two_layers(const FitOptions& options, TensorView in, Labels labels, std::int64_t cout,
                                   const Standardisation& scale, Progress* progress, ThreadPool* pool) {
  TwoLayerTrainer trainer(in, labels, cout, scale, options.loss);
  TwoLayerState state = trainer.start(random_two_layers(cout, options.hidden, options.activation, scale, options.seed));
  for (int step = 0; step < options.steps; ++step) {
    if (!std::isfinite(trainer.step(options.optimiser_settings(), state, pool).loss))
      return fit_diverged(options, step);
    progress->report(static_cast<float>(step) / static_cast<float>(options.steps));
  }
  if (!std::isfinite(trainer.evaluate(state.standard(), pool).loss)) return fit_diverged(options, options.steps);
  trainer.update_layers(state);
  return state.layers();
}

Expected<void> check_two_layer_output(const FitOptions& options) {
  if (options.bias) return fail(*options.bias, "is not needed: with --layers 2 the biases are in {}", options.output);
  constexpr std::array<std::string_view, 1> kArchive = {".safetensors"};
  return check_ending(options.output, kArchive);
}

Expected<void> write_two_layers(const std::string& path, const TwoLayers& layers) {
  const auto& [hidden, output] = layers;
  const std::vector<ArrayToWrite> arrays = {{"layer0.weight", {hidden.cout, hidden.cin}, hidden.weight},
                                            {"layer0.bias", {hidden.cout}, hidden.bias},
                                            {"layer1.weight", {output.cout, output.cin}, output.weight},
                                            {"layer1.bias", {output.cout}, output.bias}};
  return write_safetensors(path, arrays, SafetensorsType::kFloat32,
                           {{"layer0.activation", activation_name(hidden.activation)}});
}

}  // namespace pw

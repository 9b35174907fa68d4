#include "app/panels/learn/gradient_rows.h"

#include <fmt/format.h>

#include "app/presentation/number_text.h"
#include "app/presentation/scale_steps.h"

namespace pw {
namespace {

// Empty before there are any.
std::string count_of_reached(const std::vector<float>* gradients) {
  return gradients == nullptr ? "" : share_of_maps(reached(*gradients), gradients->size());
}

std::string gain_text(const Frame& frame) {
  const std::vector<float>* changes = frame.training().shown_gain_changes();
  if (changes == nullptr) return "";
  return "1 ± " + short_number_text(largest_magnitude(*changes));
}

}  // namespace

std::string share_of_maps(std::int64_t count, std::size_t all) {
  return fmt::format("{} of {}", count_text(count), count_text(static_cast<long long>(all)));
}

GradientRow signal_row(const Frame& frame) {
  const LabelGradients* gradients = frame.gradients().shown();
  const std::vector<float>* values = gradients == nullptr ? nullptr : &gradients->reaching;
  return {
      "signal",
      {},
      {"with this W", "this W"},
      count_of_reached(values),
      values,
      false,
      false,
      [](const Frame& shown, std::int64_t map) {
        const LabelGradients& now = *shown.gradients().shown();
        return fmt::format(
            "map {}: |∂L/∂x| = {}\nthe gradient that reaches it, Σ over the outputs of W[o,{}] · ∂L/∂y[o], over all "
            "labelled positions.\nWhere all its weights are 0 it is exactly 0: the network before would learn "
            "nothing for this map",
            map, number_text(now.reaching[static_cast<std::size_t>(map)]), map);
      }};
}

GradientRow two_row(const Frame& frame) {
  const LabelGradients* gradients = frame.gradients().shown();
  const std::vector<float>* values = gradients == nullptr ? nullptr : &gradients->reaching_two;
  return {
      "signal.two",
      {},
      {"with only two maps kept", "two maps kept", "2 maps"},
      count_of_reached(values),
      values,
      false,
      false,
      [](const Frame& shown, std::int64_t map) {
        const LabelGradients& now = *shown.gradients().shown();
        return fmt::format(
            "map {}: |∂L/∂x| = {}\nif W had weights for maps {} and {} only: the two that tell the labelled classes "
            "apart best; or select two maps.\nThe other maps get exactly 0, so what makes them cannot improve",
            map, number_text(now.reaching_two[static_cast<std::size_t>(map)]), now.two.first, now.two.second);
      }};
}

GradientRow gain_row(const Frame& frame) {
  GradientRow row{
      "gain",
      {},
      {"gain of each map", "gains"},
      gain_text(frame),
      frame.training().shown_gain_changes(),
      true,
      true,
      [](const Frame& shown, std::int64_t map) {
        const std::vector<float>* changes = shown.training().shown_gain_changes();
        const std::string value =
            changes == nullptr ? "" : fmt::format(" = 1 {}", signed_text((*changes)[static_cast<std::size_t>(map)]));
        return fmt::format(
            "map {}: gain g{}\ny = W diag(g) x + b. It stands for the network before, which would be trained "
            "along.\nW locked to two maps: 2 gains move, all others stay 1 bit for bit. W free: step 1 gives every "
            "map a weight, step 2 moves all gains",
            map, value);
      }};
  return row;
}

std::vector<GradientRow> weight_gradients(const Frame& frame, std::int64_t count) {
  std::vector<GradientRow> rows;
  for (std::int64_t o = 0; o < count; ++o) {
    rows.push_back(
        {{"weight_gradient", o},
         {},
         {"∂L/∂W: " + output_name(frame.document().weights(), o), fmt::format("∂L/∂W {}", o)},
         "",
         nullptr,
         true,
         true,
         [o](const Frame& shown, std::int64_t map) {
           const float value = shown.gradients()
                                   .shown()
                                   ->slope.weight[static_cast<std::size_t>(o * shown.document().network.cin() + map)];
           return fmt::format(
               "∂L/∂W[{},{}] = {}\nthe gradient that the step uses: with SGD the weight moves by −rate × this "
               "= {}",
               o, map, signed_text(value), signed_text(-shown.document().training.rate * static_cast<double>(value)));
         }});
  }
  return rows;
}

}  // namespace pw

#include "app/panels/sum/shown_sum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/poke/value_drag.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

// Its number, and its name if it has one.
std::string heading_of(const Frame& frame, std::int64_t map) {
  const std::string name = map_name(*frame.document().input, map);
  const std::string number = fmt::format("map {}", map);
  return name == number ? number : fmt::format("{} ({})", number, name);
}

std::size_t place_of(const ShownSum& shown, std::int64_t map) {
  return shown.terms.place[static_cast<std::size_t>(map)];
}

}  // namespace

ShownSum shown_sum(const Frame& frame, ColumnTermsMemo& memo, Position position, std::int64_t output) {
  const Document& document = frame.document();
  const Selection& selection = frame.selection();
  const PokedOutputs& poked = frame.poked();
  const XChanges* x = poked.x().empty() ? nullptr : &poked.x();
  const ColumnRequest request{selection.n, position, output, selection.probe, x, x != nullptr ? poked.x_version() : 0};
  const ColumnTerms& terms = memo.of(document, request);
  ShownSum shown{request, terms, terms.sum, std::nullopt, std::nullopt};
  // Those of a big stack may still be of earlier weights: then the terms have a sum of their own.
  const bool is_of_this_sum = geometry_of(selection.poke) == KernelGeometry{};
  if (shown.is_mean() || !is_of_this_sum || !frame.has_outputs() || !frame.shown_outputs_are_current()) return shown;
  const OutputMaps& outputs = frame.shown_outputs();
  const auto at = static_cast<std::size_t>(position.y * document.shape().w + position.x);
  const auto sum_of = [&](std::int64_t o) { return outputs.sums().plane(selection.n, o)[at]; };
  shown.sum = sum_of(output);
  if (document.parameters().activation != Activation::kNone) {
    shown.value = outputs.values().plane(selection.n, output)[at];
  } else if (document.network.cout() == 2 && has_classes(document.weights())) {
    shown.probability = softmax_of_two(sum_of(output), sum_of(1 - output));
  }
  return shown;
}

double sum_of_others(const ShownSum& shown, const std::vector<std::int64_t>& listed) {
  double others = 0.0;
  for (std::size_t k = 0; k < shown.terms.order.size(); ++k) {
    if (std::ranges::find(listed, shown.terms.order[k]) == listed.end()) others += shown.terms.run.products[k];
  }
  return others;
}

double printed_product(const ShownSum& shown, std::int64_t map) {
  const auto at = static_cast<std::size_t>(map);
  return as_printed(shown.terms.weights[at]) * as_printed(shown.terms.x[at]);
}

std::vector<float> numbers_by_place(const ColumnTerms& terms) {
  std::vector<float> values;
  for (const std::int64_t map : terms.order) values.push_back(terms.x[static_cast<std::size_t>(map)]);
  return values;
}

std::string activation_word(Activation activation) {
  return activation == Activation::kRelu ? "ReLU" : activation_name(activation);
}

std::string where_text(const ShownSum& shown) {
  if (shown.is_mean()) return "on average over all positions";
  return fmt::format("at row {}, column {}", shown.request.position.y, shown.request.position.x);
}

std::string explain_number(const Frame& frame, const ShownSum& shown, std::int64_t map) {
  const std::string what = fmt::format("{}\nx = {} {}", heading_of(frame, map),
                                       signed_text(shown.terms.x[static_cast<std::size_t>(map)]), where_text(shown));
  if (shown.is_mean()) return what;
  const bool is_changed = shown.request.x != nullptr && shown.request.x->find(shown.request.position, map) != nullptr;
  const std::string before =
      is_changed
          ? fmt::format(", {} before",
                        signed_text(value_in_stack(frame.document(), shown.request.n, map, shown.request.position)))
          : "";
  return fmt::format("{}{}\n{}", what, before, kValueGestures);
}

std::string explain_product(const Frame& frame, const ShownSum& shown, std::int64_t map) {
  const auto at = static_cast<std::size_t>(map);
  const Document& document = frame.document();
  std::string text = fmt::format(
      "{}\nw · x = {} · {} {} {}", heading_of(frame, map), signed_text(shown.terms.weights[at]),
      signed_text(shown.terms.x[at]),
      equals_sign(as_printed(shown.terms.weights[at]) * as_printed(shown.terms.x[at]), shown.terms.product(map)),
      signed_text(shown.terms.product(map)));
  if (document.mask.silences(map))
    text += fmt::format("\nThe map is muted: its weight {} counts as 0",
                        signed_text(document.parameters().w(shown.request.output, map)));
  return text;
}

std::string explain_running(const Frame& frame, const ShownSum& shown, std::int64_t map) {
  const std::size_t k = place_of(shown, map);
  std::string text =
      fmt::format("The bias and {}, the last of {}: {}", counted(static_cast<long long>(k + 1), "product"),
                  heading_of(frame, map), signed_text(shown.terms.run.sums[k]));
  if (!shown.terms.run.broken)
    text += fmt::format(
        "\ny is {}. Added in another order, sums of 32-bit numbers differ in their last digits: here by {} at most.",
        signed_text(shown.sum), number_text(shown.terms.run.bound));
  return text;
}

std::vector<std::string> shared_weights_texts(const Document& document) {
  const PointwiseLayer& layer = document.parameters();
  const Shape& shape = document.shape();
  // Beyond 64 bits only for stacks far beyond the memory.
  const double rough =
      static_cast<double>(shape.pixels() * layer.cin) * static_cast<double>(shape.pixels() * layer.cout);
  if (shape.pixels() < 2 || rough > 9e18) return {};
  const std::int64_t outputs = shape.pixels() * layer.cout;
  const std::string own = count_text(layer.parameter_count());
  const std::string dense = count_text(shape.pixels() * layer.cin * outputs + outputs);
  return {fmt::format("the same {} numbers at every position; a dense layer to the same y would have {}", own, dense),
          fmt::format("the same {} numbers at every position; dense: {}", own, dense),
          fmt::format("the same {} numbers at every position", own)};
}

}  // namespace pw

#include "app/panels/outputs/output_text.h"

#include <fmt/format.h>

#include "app/panels/outputs/poked_marks.h"
#include "app/presentation/number_text.h"
#include "app/presentation/outputs/prediction.h"

namespace pw {
namespace {

// What kind of number it is.
std::string meaning(const Document& document, std::int64_t output) {
  switch (document.parameters().activation) {
    case Activation::kNone:
      break;
    case Activation::kRelu:
      return "After the ReLU: a sum below 0 has become 0.";
    case Activation::kSigmoid:
      return fmt::format("After the sigmoid: the probability of {}, whatever the other outputs say.",
                         output_name(document.weights(), output));
    case Activation::kSoftmax:
      return "After the softmax: a probability; at each position those of all outputs add up to 1.";
  }
  const Weights& weights = document.weights();
  const bool has_rival = weights.parameters.cout > 1 && has_classes(weights);
  return has_rival ? "A score: any number, not a probability. Only the difference to the other outputs counts."
                   : "A weighted sum: any number, not a probability.";
}

// What makes the colour scale of the outputs stay or move.
std::string scale_rule(const Frame& frame) {
  if (frame.display().pinned) return "It is held (P).";
  if (frame.display().shows_change) return "It ends at a round number above the largest change.";
  if (!frame.document().mask.empty())
    return "It stays while maps are muted, so that one sees what is left; \"fit the colour scale\" fits it.";
  const Activation activation = frame.document().parameters().activation;
  if (activation == Activation::kSigmoid) return "Probabilities are always shown from 0 to 1.";
  if (activation == Activation::kSoftmax) return "It ends at a round number above the largest probability.";
  if (holds_pixels(frame.document())) return "Shades of grey from 0 to 1, or to the largest value.";
  return "It follows the values after each drag: after all weights and the bias are doubled, the picture looks the "
         "same and only these numbers are larger. Hold it with P";
}

// Which maps y counts, where it is not all of them.
std::string mask_caption(const Document& document) {
  const Mask& mask = document.mask;
  if (mask.solo.size() == 1) return "only the soloed map";
  if (!mask.solo.empty()) return fmt::format("only the {} soloed maps", mask.solo.size());
  return mask.muted.empty() ? "" : fmt::format("all but {} muted", mask.muted.size());
}

}  // namespace

std::vector<std::string> output_captions(const Frame& frame, std::int64_t output,
                                         const std::optional<OutputChange>& change) {
  if (frame.display().curtain) return {};
  if (change && frame.poked().is_active()) {
    if (change->is_none()) return {"no change by what you changed", "no change"};
    const std::string range = fmt::format("{} … {}", signed_text(change->lo), signed_text(change->hi));
    return {"change by what you changed " + range, "change " + range};
  }
  if (change && change->is_none()) return {"no change since you pressed", "no change"};
  if (change) {
    const std::string range = fmt::format("{} … {}", signed_text(change->lo), signed_text(change->hi));
    return {"change since you pressed " + range, "change " + range};
  }
  if (frame.display().shows_change) return {"nothing pressed yet"};
  if (!frame.poked().is_current()) return {"computing…"};
  const auto& measured = frame.shown_outputs().of(frame.selection().n, output);
  const std::string range = fmt::format("{} … {}", number_text(measured.min), number_text(measured.max));
  const std::string faults = measured.non_finite > 0 ? fmt::format(" · {} not finite", measured.non_finite) : "";
  if (const std::string masked = mask_caption(frame.document()); !masked.empty())
    return {fmt::format("{} · {}{}", masked, range, faults), masked + faults, faults.empty() ? "" : faults.substr(4)};
  // In the digits of the scale below, or not at all.
  std::vector<std::string> captions = {range + faults, faults.empty() ? "" : faults.substr(4)};
  if (frame.display().pinned)
    captions.insert(captions.begin(), range + faults + " · colour scale held");
  else if (has_wider_range_of_before(frame, output))
    captions.insert(captions.begin(), range + faults + " · colours as before");
  return captions;
}

std::string explain_output(const Frame& frame, std::int64_t output) {
  if (!frame.has_outputs() || output >= frame.document().network.cout()) return "computing…";
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto values = frame.shown_outputs().values().plane(frame.selection().n, output);
  const float value = values[static_cast<std::size_t>(position.y * frame.document().shape().w + position.x)];
  return fmt::format("{} at row {}, column {} = {}\n{}", output_name(frame.document().weights(), output), position.y,
                     position.x, signed_text(value), meaning(frame.document(), output));
}

std::string explain_output_map(const Frame& frame, std::int64_t output) {
  const Document& document = frame.document();
  const std::string formula =
      fmt::format("y[{}] = Σ w·x + b, {} × {} numbers", output, document.shape().h, document.shape().w);
  const std::string name = output_name(document.weights(), output);
  if (frame.display().curtain || !frame.has_outputs())
    return fmt::format("Output map {}: {}\n{}", output, name, formula);
  const auto& measured = frame.shown_outputs().of(frame.selection().n, output);
  return fmt::format("Output map {}: {}\n{}, {} … {}, mean {}\n{}", output, name, formula, number_text(measured.min),
                     number_text(measured.max), number_text(measured.mean), meaning(document, output));
}

std::string explain_scale(const Frame& frame, Range range) {
  const bool has_signs = range.lo < 0.0F && range.hi > 0.0F;
  return fmt::format("The colour scale: {} … {}{}. {}", number_text(range.lo), number_text(range.hi),
                     has_signs ? "; lines in the picture part negative values from the others" : "", scale_rule(frame));
}

}  // namespace pw

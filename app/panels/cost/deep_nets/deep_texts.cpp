#include "app/panels/cost/deep_nets/deep_texts.h"

#include <fmt/format.h>

#include "compute/cost/known_nets.h"

namespace pw {
namespace {

// Doubles are exact up to 2^53, and larger ones are written with three digits.
std::string macs_text(double macs) {
  return macs < 0x1p62 ? short_count_text(Count(static_cast<std::int64_t>(macs))) : fmt::format("{:.2g}", macs);
}

std::string make_known_nets_text() {
  std::string text = "For comparison:";
  for (const std::string_view name : known_net_names()) {
    const auto net = known_net(name);
    if (!net) continue;
    const NetCost cost = known_net_cost(*net);
    text += fmt::format("\n{}: {} multiply–adds, {} parameters", net->title, short_count_text(cost.total.macs),
                        short_count_text(cost.total.parameters));
  }
  return text + fmt::format("\nResNet-50 as in the paper, with the stride in the 1×1: {}, there called FLOPs",
                            short_count_text(known_net_cost(resnet50(false)).total.macs));
}

}  // namespace

std::string_view known_nets_text() {
  static const std::string text = make_known_nets_text();
  return text;
}

std::string_view deep_nets_hint() {
  static const std::string hint = fmt::format(
      "Counted, not measured. ResNet-50 itself: {} multiply–adds (stride in the 3×3; the paper's own form {}, there "
      "called FLOPs).",
      short_count_text(known_net_cost(resnet50(true)).total.macs),
      short_count_text(known_net_cost(resnet50(false)).total.macs));
  return hint;
}

std::string stages_words() {
  return std::string(
             "Each stage of the net: its maps to scale, and its parameters, multiply–adds and the activations "
             "that training keeps, plain and with bottlenecks. 1 multiply–add = 2 FLOP; taps over the edge are "
             "counted\n") +
         std::string(known_nets_text());
}

std::vector<std::string> deeper_texts(const DeepCounts& counts) {
  const std::string sum = fmt::format("{} × {} − 2", counts.net.stages, count_text(3 * counts.bottlenecks));
  return {"bottlenecks: " + sum + ", as the very first layer, which reads the picture, stays a single 3×3",
          sum + ": the very first, which reads the picture, stays a single 3×3",
          sum + ": the very first stays a single 3×3", sum + ": the first stays a 3×3", "bottlenecks"};
}

std::string layer_text(const DeepCounts& counts, bool is_deeper, std::size_t layer) {
  const DeepNetCost& net = is_deeper ? counts.deeper : counts.plain;
  const DeepLayer what = deep_layer(counts.net, is_deeper ? counts.bottlenecks : 0, static_cast<std::int64_t>(layer));
  const double share = 100.0 * net.layer_macs[layer] / net.total.macs.size();
  return fmt::format("Layer {} of {}, stage {}: {}×{}, {} → {} maps, {} multiply–adds ({:.1f} % of this net’s)",
                     layer + 1, count_text(net.layers), what.stage + 1, what.kernel, what.kernel,
                     count_text(what.maps_in), count_text(what.maps_out), macs_text(net.layer_macs[layer]), share);
}

}  // namespace pw

#include "app/frame/parameter_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "app/pairs/pair_cases.h"

namespace pw {
namespace {

// Of x: more is not checked by hand.
constexpr std::int64_t kMostWholeNumbers = 4096;

// "w[0, 3]", "b[0]"; of the pair with the layer's number: "w1[0, 3]".
std::string parameter_name(const ParameterId& id) {
  const std::string layer = id.network == NetworkId::kPair ? fmt::format("{}", id.layer + 1) : "";
  return id.input ? fmt::format("w{}[{}, {}]", layer, id.output, *id.input) : fmt::format("b{}[{}]", layer, id.output);
}

bool are_whole(std::span<const float> values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value) && value == std::floor(value); });
}

}  // namespace

void select_pair_number(Frame& frame, const ParameterId& id) {
  Selection next = frame.selection();
  next.pair.layer = id.layer;
  next.pair.output = id.output;
  next.pair.input = id.input.value_or(0);
  next.pair.is_bias = !id.input;
  frame.select(next);
}

Network shown_network(const Document& document, NetworkId id) {
  return id == NetworkId::kNetwork ? document.network : shown_pair(document).network;
}

float parameter_value(const Document& document, const ParameterId& id) {
  return parameter(shown_network(document, id.network), id);
}

void set_parameter(Frame& frame, const ParameterId& id, float value) {
  if (id.network == NetworkId::kNetwork)
    frame.select_output(id.output);
  else
    select_pair_number(frame, id);
  if (parameter_value(frame.document(), id) == value) return;
  const bool is_first = id.network == NetworkId::kPair && !frame.document().pair;
  if (!is_first) {
    frame.dispatch(SetParameter{id, value});
    return;
  }
  Pair pair = shown_pair(frame.document());
  pair.network = with_parameter(pair.network, id, value);
  frame.dispatch(SetPair{std::move(pair)});
}

bool is_whole(const Document& document) {
  const Tensor& x = document.input->features.maps;
  if (x.shape().count() > kMostWholeNumbers || !are_whole(document.parameters().weight)) return false;
  // The padding between planes is zero.
  return are_whole({x.data(), static_cast<std::size_t>(x.bytes()) / sizeof(float)});
}

void drag_parameter(Frame& frame, const ParameterId& id, float value) {
  // No negative zero.
  const bool stays_whole = id.network == NetworkId::kNetwork && is_whole(frame.document());
  set_parameter(frame, id, stays_whole ? std::round(value) + 0.0F : value);
}

TypedValue typed_parameter(const Frame& frame, const ParameterId& id, std::optional<ImVec2> near) {
  const std::string name = parameter_name(id);
  const auto set = [id](Frame& now, std::string_view text) {
    return parse_float(text).map([&](float value) { set_parameter(now, id, value); });
  };
  const auto exists = [id](const Frame& now) { return has_parameter(shown_network(now.document(), id.network), id); };
  return {name, exists(frame) ? typed_text(parameter_value(frame.document(), id)) : "", set, near, exists};
}

void nudge_parameter(Frame& frame, const ParameterId& id, float share, float scale) {
  const float value = parameter_value(frame.document(), id);
  const bool stays_whole = id.network == NetworkId::kNetwork && is_whole(frame.document());
  const float step = stays_whole ? std::copysign(1.0F, share) : share * scale;
  set_parameter(frame, id, value + step);
}

}  // namespace pw

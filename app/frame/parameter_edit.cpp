#include "app/frame/parameter_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace pw {
namespace {

// Of x: more is not checked by hand.
constexpr std::int64_t kMostWholeNumbers = 4096;

bool are_whole(std::span<const float> values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value) && value == std::floor(value); });
}

}  // namespace

float parameter_value(const Document& document, const ParameterId& id) {
  return parameter(*document.find(id.network), id);
}

void set_parameter(Frame& frame, const ParameterId& id, float value) {
  if (id.network == NetworkId::kNetwork) frame.select_output(id.output);
  if (parameter_value(frame.document(), id) != value) frame.dispatch(SetParameter{id, value});
}

bool is_whole(const Document& document) {
  const Tensor& x = document.input->features.maps;
  if (x.shape().count() > kMostWholeNumbers || !are_whole(document.parameters().weight)) return false;
  // The padding between planes is zero.
  return are_whole({x.data(), static_cast<std::size_t>(x.bytes()) / sizeof(float)});
}

void drag_parameter(Frame& frame, const ParameterId& id, float value) {
  // No negative zero.
  set_parameter(frame, id, is_whole(frame.document()) ? std::round(value) + 0.0F : value);
}

TypedValue typed_parameter(const Frame& frame, const ParameterId& id, std::optional<ImVec2> near) {
  const std::string name = id.input ? fmt::format("w[{}, {}]", id.output, *id.input) : fmt::format("b[{}]", id.output);
  const auto set = [id](Frame& now, std::string_view text) {
    return parse_float(text).map([&](float value) { set_parameter(now, id, value); });
  };
  const auto exists = [id](const Frame& now) {
    const Network* network = now.document().find(id.network);
    return network != nullptr && has_parameter(*network, id);
  };
  return {name, exists(frame) ? typed_text(parameter_value(frame.document(), id)) : "", set, near, exists};
}

void nudge_parameter(Frame& frame, const ParameterId& id, float share, float scale) {
  const float value = parameter_value(frame.document(), id);
  const float step = is_whole(frame.document()) ? std::copysign(1.0F, share) : share * scale;
  set_parameter(frame, id, value + step);
}

}  // namespace pw

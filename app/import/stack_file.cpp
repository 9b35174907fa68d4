#include "app/import/stack_file.h"

#include "compute/io/recognise.h"

namespace pw {
namespace {

// (256, 2) instead of (2, 256) is the most common mistake.
std::string transposition_hint(const ArrayHeader& header, const LayerInputs& layer) {
  const auto nchw = stack_shape("", header.shape, AxisOrder::kNchw);
  const auto nhwc = stack_shape("", header.shape, AxisOrder::kNhwc);
  const bool transposed = layer.cin != layer.cout && (nchw->c == layer.cout || nhwc->c == layer.cout);
  return transposed ? "; if the weights are stored as (Cin, Cout), transpose them" : "";
}

Expected<AxisOrder> axis_order_for_layer(const std::string& path, const ArrayHeader& header,
                                         std::optional<AxisOrder> asked, const LayerInputs& layer) {
  if (!asked) {
    auto found = axis_order_for_cin(path, header, layer.cin);
    if (!found) found.error().reason += transposition_hint(header, layer);
    return found;
  }
  const auto shape = stack_shape(path, header.shape, *asked);
  if (shape->c == layer.cin) return *asked;
  return fail(path, "of shape {} has {} maps as {}, but the weights are for {}{}", shape_text(header.shape), shape->c,
              axis_order_name(*asked), layer.cin, transposition_hint(header, layer));
}

}  // namespace

Expected<StackAxes> stack_axes(const ArrayFile& array, std::optional<AxisOrder> asked,
                               const std::optional<LayerInputs>& layer) {
  const std::string& path = array.path();
  const ArrayHeader& header = array.header();
  if (auto is_stack = stack_shape(path, header.shape, AxisOrder::kNchw); !is_stack) return Unexpected(is_stack.error());
  const auto axis_order = layer ? axis_order_for_layer(path, header, asked, *layer)
                                : Expected<AxisOrder>(asked.value_or(likely_axis_order(header)));
  if (!axis_order) return Unexpected(axis_order.error());
  return StackAxes{*axis_order, *stack_shape(path, header.shape, *axis_order)};
}

Expected<void> check_outputs_fit(const std::string& path, const Shape& stack, std::int64_t cout) {
  if (auto fits = fits_in_memory({stack.n, cout, stack.h, stack.w}); !fits)
    return fail(path, "has outputs that do not fit in memory: {}", fits.error().reason);
  return {};
}

}  // namespace pw

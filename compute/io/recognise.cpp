#include "compute/io/recognise.h"

#include "compute/io/models/layer_file.h"

namespace pw {

Expected<ArrayKind> array_kind(const std::string& subject, const ArrayHeader& header,
                               std::optional<std::int64_t> open_cin) {
  const std::size_t rank = header.shape.size();
  if (rank == 2) return header.is_float() ? ArrayKind::kWeights : ArrayKind::kLabels;
  if (rank == 4 && header.is_float() && open_cin) {
    const auto axes = weight_axes(subject, header, open_cin);
    if (axes && axes->cin == *open_cin) return ArrayKind::kWeights;
  }
  if (has_array_kind(header.shape)) return ArrayKind::kStack;
  return fail(subject, "has the shape {}; stacks have 3 or 4 axes, weights 2 or 4", shape_text(header.shape));
}

bool has_array_kind(std::span<const std::int64_t> shape) {
  return shape.size() >= 2 && shape.size() <= 4;
}

Expected<AxisOrder> axis_order_for_cin(const std::string& subject, const ArrayHeader& header, std::int64_t cin) {
  const auto nchw = stack_shape(subject, header.shape, AxisOrder::kNchw);
  const auto nhwc = stack_shape(subject, header.shape, AxisOrder::kNhwc);
  if (!nchw) return Unexpected(nchw.error());
  const bool first = nchw->c == cin;
  const bool last = nhwc->c == cin;
  if (first && last)
    return fail(subject, "of shape {} has {} maps in either axis order; pass --layout nchw or --layout nhwc",
                shape_text(header.shape), cin);
  if (!first && !last)
    return fail(subject, "of shape {} does not have the {} maps that the weights are for", shape_text(header.shape),
                cin);
  return first ? AxisOrder::kNchw : AxisOrder::kNhwc;
}

AxisOrder likely_axis_order(const ArrayHeader& header) {
  const auto axes = std::span(header.shape).last(3);
  const bool first_is_largest = axes[0] > axes[1] && axes[0] > axes[2];
  const bool square_maps = axes[1] == axes[2] && axes[0] != axes[1];
  return first_is_largest || square_maps ? AxisOrder::kNchw : AxisOrder::kNhwc;
}

}  // namespace pw

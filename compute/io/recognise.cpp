#include "compute/io/recognise.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "compute/io/models/layer_file.h"

namespace pw {
namespace {

bool is_power_of_two_of_layers(std::int64_t size) {
  return size >= 16 && std::has_single_bit(static_cast<std::uint64_t>(size));
}

// (kernel, kernel, inputs, outputs), where a stack would be pictures of inputs × outputs: few layers keep a picture's
// proportions, and few pictures have two different powers of two as their sides.
bool looks_like_hwio(std::int64_t inputs, std::int64_t outputs) {
  if (inputs < 8) return false;
  const bool are_layer_widths =
      inputs != outputs && is_power_of_two_of_layers(inputs) && is_power_of_two_of_layers(outputs);
  return inputs >= 4 * outputs || are_layer_widths;
}

bool may_be_1x1_kernel(std::span<const std::int64_t> shape) {
  return shape.size() == 4 && ((shape[0] == 1 && shape[1] == 1) || (shape[2] == 1 && shape[3] == 1));
}

// Grey, RGB or RGBA maps of these sides. Of a few whole numbers, 3 or 4 may as well be rows or columns.
bool looks_like_colours(std::int64_t maps, std::int64_t rows, std::int64_t columns) {
  constexpr std::int64_t kPictureSide = 8;
  return maps == 1 || ((maps == 3 || maps == 4) && std::min(rows, columns) >= kPictureSide);
}

bool is_kernel_size(std::int64_t height, std::int64_t width) {
  return height == width && (height == 3 || height == 5);
}

}  // namespace

bool looks_like_kernel(std::span<const std::int64_t> shape) {
  if (shape.size() != 4) return false;
  // A stack of one position would be of no use.
  if (shape[2] == 1 && shape[3] == 1) return shape[1] > 1;
  if (shape[0] == 1 && shape[1] == 1) return looks_like_hwio(shape[2], shape[3]);
  // Small stacks of whole numbers have such sizes as well, and so have the maps of one image.
  constexpr std::int64_t kLayerWidth = 16;
  if (is_kernel_size(shape[2], shape[3])) return shape[0] > 1 && std::max(shape[0], shape[1]) >= kLayerWidth;
  return is_kernel_size(shape[0], shape[1]) && looks_like_hwio(shape[2], shape[3]);
}

std::string stack_advice(std::span<const std::int64_t> shape) {
  if (!looks_like_kernel(shape) || (shape[2] == 1 && shape[3] == 1)) return "";
  const std::array<std::int64_t, 4> as_nhwc = {shape[0], shape[2], shape[3], shape[1]};
  if (looks_like_kernel(as_nhwc)) return "; if it is a stack, store one image of it, with three axes";
  return fmt::format("; if it is a stack of {} maps, store it as {}, {}", shape[1], axis_order_text(AxisOrder::kNhwc),
                     shape_text(as_nhwc));
}

Expected<ArrayKind> array_kind(const std::string& subject, const ArrayHeader& header,
                               std::optional<std::int64_t> open_cin) {
  const std::size_t rank = header.shape.size();
  const auto fits = [&] {
    const auto axes = weight_axes(subject, header, open_cin);
    return open_cin && axes && axes->cin == *open_cin;
  };
  if (rank == 1 && open_cin) return ArrayKind::kBias;
  if (rank == 2) return header.is_float() || fits() ? ArrayKind::kWeights : ArrayKind::kLabels;
  if (rank == 4 && (fits() || (open_cin && looks_like_kernel(header.shape)))) return ArrayKind::kWeights;
  if (rank == 3 || rank == 4) return ArrayKind::kStack;
  return fail(subject, "has the shape {}; stacks have 3 or 4 axes, weights 2 or 4", shape_text(header.shape));
}

bool has_array_kind(std::span<const std::int64_t> shape) {
  return !shape.empty() && shape.size() <= 4;
}

int opening_rank(const ArrayHeader& header) {
  const auto& shape = header.shape;
  if (shape.size() == 1) return 3;
  if (shape.size() == 2) return 2;
  return may_be_1x1_kernel(shape) || looks_like_kernel(shape) ? 1 : 0;
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
  const bool first = looks_like_colours(axes[0], axes[1], axes[2]);
  const bool last = looks_like_colours(axes[2], axes[0], axes[1]);
  if (first != last) return first ? AxisOrder::kNchw : AxisOrder::kNhwc;
  const bool first_is_largest = axes[0] > axes[1] && axes[0] > axes[2];
  const bool square_maps = axes[1] == axes[2] && axes[0] != axes[1];
  return first_is_largest || square_maps ? AxisOrder::kNchw : AxisOrder::kNhwc;
}

}  // namespace pw

#include "app/cli/options/stack_input.h"

#include <utility>

#include "app/import/file_content.h"
#include "compute/core/image.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

constexpr std::int64_t kImageMaps = 3;

Expected<StackInput> read_stack_of(const PictureFile& picture, std::optional<AxisOrder> axis_order,
                                   const LayerInputs& layer) {
  const std::string& path = picture.path;
  if (layer.cin != kImageMaps) {
    return fail(
        path,
        "is an image, which has 3 maps, but the weights are for {}; extract feature maps first with pointwise features",
        layer.cin);
  }
  const auto decoded = picture.read(nullptr);
  if (!decoded) return Unexpected(decoded.error());
  const Image& image = decoded->image;
  const Shape shape{1, kImageMaps, image.height, image.width};
  if (auto fits = fits_in_memory(shape); !fits) return fail(path, "{}", fits.error().reason);
  if (auto fits = check_outputs_fit(path, shape, layer.cout); !fits) return Unexpected(fits.error());
  std::string notice = decoded->note.empty() ? "" : fmt::format("{}: {}", path, decoded->note);
  return StackInput{to_tensor(image), axis_order.value_or(AxisOrder::kNhwc), 3, true, std::move(notice)};
}

Expected<StackInput> read_stack_of(const ArrayFile& array, std::optional<AxisOrder> axis_order,
                                   const LayerInputs& layer, Progress* progress) {
  const std::string& path = array.path();
  if (const auto kind = array_kind(path, array.header(), std::nullopt); !kind) return Unexpected(kind.error());
  const auto axes = stack_axes(array, axis_order, layer);
  if (!axes) return Unexpected(axes.error());
  if (auto fits = check_outputs_fit(path, axes->shape, layer.cout); !fits) return Unexpected(fits.error());
  auto stack = array.stack(axes->axis_order, progress);
  if (!stack) return Unexpected(stack.error());
  std::string notice = axis_order ? "" : axes_notice(array, *axes);
  return StackInput{std::move(*stack), axes->axis_order, static_cast<int>(array.header().shape.size()), false,
                    std::move(notice)};
}

}  // namespace

std::string axes_notice(const ArrayFile& array, const StackAxes& axes) {
  const Shape& shape = axes.shape;
  return fmt::format("{}: {} read as {}: {} × {} maps of {} × {}", array.path(), shape_text(array.header().shape),
                     axis_order_name(axes.axis_order), shape.n, shape.c, shape.h, shape.w);
}

Expected<StackInput> read_stack_input(const std::string& path, std::optional<AxisOrder> axis_order,
                                      const LayerInputs& layer, Progress* progress) {
  const auto content = open_content(path, file_formats());
  if (!content) return Unexpected(content.error());
  if (const auto* choice = std::get_if<ArrayChoice>(&*content)) return Unexpected(several_arrays(*choice));
  if (const auto* picture = std::get_if<PictureFile>(&*content)) return read_stack_of(*picture, axis_order, layer);
  return read_stack_of(std::get<ArrayFile>(*content), axis_order, layer, progress);
}

}  // namespace pw

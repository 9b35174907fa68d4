#include "app/cli/stack_input.h"

#include "compute/io/array_file.h"
#include "compute/io/image_file.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

constexpr std::int64_t kImageMaps = 3;

Expected<void> check_outputs_fit(const std::string& path, const Shape& shape, std::int64_t cout) {
  if (auto fits = fits_in_memory({shape.n, cout, shape.h, shape.w}); !fits)
    return fail(path, "would make outputs that cannot be held: {}", fits.error().reason);
  return {};
}

Expected<StackInput> read_image_input(const std::string& path, std::optional<Layout> layout, const LayerInputs& layer) {
  if (layer.cin != kImageMaps) {
    return fail(path,
                "is an image, which has 3 maps, but the weights are for {}; make maps of it first with "
                "pointwise features",
                layer.cin);
  }
  const auto image = read_image(path);
  if (!image) return Unexpected(image.error());
  const Shape shape{1, kImageMaps, image->height, image->width};
  if (auto fits = fits_in_memory(shape); !fits) return fail(path, "{}", fits.error().reason);
  if (auto fits = check_outputs_fit(path, shape, layer.cout); !fits) return Unexpected(fits.error());
  return StackInput{to_tensor(*image), layout.value_or(Layout::kNhwc), 3, ""};
}

// (256, 2) where (2, 256) was meant is the commonest slip.
std::string transposition_hint(const ArrayHeader& header, const LayerInputs& layer) {
  const auto nchw = stack_shape("", header.shape, Layout::kNchw);
  const auto nhwc = stack_shape("", header.shape, Layout::kNhwc);
  const bool transposed = layer.cin != layer.cout && (nchw->c == layer.cout || nhwc->c == layer.cout);
  return transposed ? "; if the weights are stored as (Cin, Cout), transpose them" : "";
}

Expected<Layout> choose_layout(const std::string& path, const ArrayHeader& header, std::optional<Layout> asked,
                               const LayerInputs& layer) {
  if (!asked) {
    auto found = layout_for_cin(path, header, layer.cin);
    if (!found) found.error().reason += transposition_hint(header, layer);
    return found;
  }
  const auto shape = stack_shape(path, header.shape, *asked);
  if (shape->c == layer.cin) return *asked;
  return fail(path, "of shape {} has {} maps as {}, but the weights are for {}{}", shape_text(header.shape), shape->c,
              layout_name(*asked), layer.cin, transposition_hint(header, layer));
}

}  // namespace

Expected<StackInput> read_stack_input(const std::string& path, std::optional<Layout> layout, const LayerInputs& layer,
                                      Progress* progress) {
  const auto kind = recognise(path, std::nullopt);
  if (!kind) return Unexpected(kind.error());
  if (*kind == FileKind::kImage) return read_image_input(path, layout, layer);
  const auto header = read_array_header(path);
  if (!header) return Unexpected(header.error());
  const auto is_stack = stack_shape(path, header->shape, Layout::kNchw);
  if (!is_stack) return Unexpected(is_stack.error());
  const auto chosen = choose_layout(path, *header, layout, layer);
  if (!chosen) return Unexpected(chosen.error());
  const auto shape = stack_shape(path, header->shape, *chosen);
  if (auto fits = check_outputs_fit(path, *shape, layer.cout); !fits) return Unexpected(fits.error());
  auto stack = read_array_stack(path, *chosen, progress);
  if (!stack) return Unexpected(stack.error());
  std::string notice;
  if (!layout) {
    notice = fmt::format("{}: {} taken as {}: {} × {} maps of {} × {}", path, shape_text(header->shape),
                         layout_name(*chosen), shape->n, shape->c, shape->h, shape->w);
  }
  return StackInput{std::move(*stack), *chosen, static_cast<int>(header->shape.size()), std::move(notice)};
}

}  // namespace pw

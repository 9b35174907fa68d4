#include "compute/io/recognise.h"

#include <algorithm>
#include <array>

#include "compute/io/array_file.h"
#include "compute/io/image_file.h"
#include "compute/io/input_file.h"
#include "compute/io/layer_file.h"

namespace pw {

Expected<FileKind> array_kind(const std::string& subject, const ArrayHeader& header,
                              std::optional<std::int64_t> open_cin) {
  const std::size_t rank = header.shape.size();
  if (rank == 2) return header.is_float() ? FileKind::kWeights : FileKind::kLabels;
  if (rank == 4 && header.is_float() && open_cin) {
    const auto axes = weight_axes(subject, header, open_cin);
    if (axes && axes->cin == *open_cin) return FileKind::kWeights;
  }
  if (rank == 3 || rank == 4) return FileKind::kStack;
  return fail(subject, "has the shape {}; stacks have 3 or 4 axes, weights 2 or 4", shape_text(header.shape));
}

Expected<FileKind> recognise(const std::string& path, std::optional<std::int64_t> open_cin) {
  const ArrayPath parts = split_array_path(path);
  const auto file = InputFile::open(parts.file);
  if (!file) return Unexpected(file.error());
  if (file->size() == 0) return fail(path, "is empty");
  std::array<std::byte, 9> start{};
  const auto head = std::span(start).first(static_cast<std::size_t>(std::min<std::int64_t>(9, file->size())));
  if (auto read = file->read_at(0, head); !read) return Unexpected(read.error());
  if (looks_like_image(head) && parts.name.empty()) return FileKind::kImage;
  const bool npy = head.size() >= 6 && start[0] == std::byte{0x93};
  const bool safetensors = has_safetensors_ending(parts.file) || looks_like_safetensors(head, file->size());
  if (!npy && !safetensors) {
    return fail(path,
                "is neither a picture (PNG, JPEG, BMP) nor a NumPy array (.npy) nor a safetensors file "
                "(FILE.safetensors:NAME)");
  }
  const auto header = read_array_header(path);
  if (!header) return Unexpected(header.error());
  return array_kind(path, *header, open_cin);
}

Expected<Layout> layout_for_cin(const std::string& subject, const ArrayHeader& header, std::int64_t cin) {
  const auto nchw = stack_shape(subject, header.shape, Layout::kNchw);
  const auto nhwc = stack_shape(subject, header.shape, Layout::kNhwc);
  if (!nchw) return Unexpected(nchw.error());
  const bool first = nchw->c == cin;
  const bool last = nhwc->c == cin;
  if (first && last)
    return fail(subject, "of shape {} has {} maps in either order of axes; say --layout nchw or --layout nhwc",
                shape_text(header.shape), cin);
  if (!first && !last)
    return fail(subject, "of shape {} does not have the {} maps that the weights are for", shape_text(header.shape),
                cin);
  return first ? Layout::kNchw : Layout::kNhwc;
}

Layout likely_layout(const ArrayHeader& header) {
  const auto axes = std::span(header.shape).last(3);
  const bool first_is_largest = axes[0] > axes[1] && axes[0] > axes[2];
  const bool square_maps = axes[1] == axes[2] && axes[0] != axes[1];
  return first_is_largest || square_maps ? Layout::kNchw : Layout::kNhwc;
}

}  // namespace pw

#include "app/cli/options/labelled_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "app/import/file_content.h"
#include "compute/io/labels/label_file.h"
#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

constexpr std::int64_t kPictureMaps = 3;
constexpr std::int64_t kFewestOutputs = 2;

// A file of labels, of which only the size is known yet.
struct OpenedLabels {
  std::string path;
  std::variant<ArrayFile, DecodedImage> content;
  LabelSize size;
};

Expected<OpenedLabels> open_labels_of(const std::string& path) {
  auto content = open_content(path, file_formats());
  if (!content) return Unexpected(content.error());
  if (const auto* choice = std::get_if<ArrayChoice>(&*content)) return Unexpected(several_arrays(*choice));
  if (const auto* picture = std::get_if<PictureFile>(&*content)) {
    auto decoded = picture->read(nullptr);
    if (!decoded) return Unexpected(decoded.error());
    const LabelSize size{1, decoded->image.height, decoded->image.width};
    return OpenedLabels{path, std::move(*decoded), size};
  }
  auto& array = std::get<ArrayFile>(*content);
  const auto size = label_size(array);
  if (!size) return Unexpected(size.error());
  return OpenedLabels{path, std::move(array), *size};
}

bool divides(const Shape& maps, const LabelSize& labels) {
  return maps.h > 0 && maps.w > 0 && labels.h >= maps.h && labels.w >= maps.w && labels.h % maps.h == 0 &&
         labels.w % maps.w == 0;
}

Expected<AxisOrder> axis_order_for_labels(const ArrayFile& array, const LabelSize& labels) {
  const auto& shape = array.header().shape;
  const auto nhwc = stack_shape(array.path(), shape, AxisOrder::kNhwc);
  const auto nchw = stack_shape(array.path(), shape, AxisOrder::kNchw);
  if (!nhwc) return Unexpected(nhwc.error());
  const bool last = divides(*nhwc, labels), first = divides(*nchw, labels);
  if (first != last) return first ? AxisOrder::kNchw : AxisOrder::kNhwc;
  return fail(array.path(),
              "of shape {} has maps of {} × {} as nhwc and of {} × {} as nchw, {} labels of {} × {}; pass --layout "
              "nhwc or --layout nchw",
              shape_text(shape), nhwc->h, nhwc->w, nchw->h, nchw->w,
              first ? "which both fit the" : "and neither divides evenly the", labels.h, labels.w);
}

Expected<LabelledInput> read_labels_for(const OpenedLabels& labels, const Shape& maps) {
  const auto* picture = std::get_if<DecodedImage>(&labels.content);
  auto read = picture != nullptr ? labels_of_picture(labels.path, picture->image, maps)
                                 : read_labels(std::get<ArrayFile>(labels.content), maps);
  if (!read) return Unexpected(read.error());
  LabelledInput labelled;
  std::array<bool, kNoClass> is_used{};
  for (const std::uint8_t kind : read->classes) {
    if (kind == kNoClass) continue;
    is_used[kind] = true;
    labelled.highest_class = std::max<std::int64_t>(labelled.highest_class, kind);
  }
  labelled.classes_used = std::ranges::count(is_used, true);
  labelled.classes = std::move(read->classes);
  if (!read->note.empty()) labelled.notice = fmt::format("{}: {}", labels.path, read->note);
  return labelled;
}

Expected<LabelledInput> with_array(const ArrayFile& array, const OpenedLabels& labels, std::optional<AxisOrder> asked,
                                   Progress* progress) {
  const auto order = asked ? Expected<AxisOrder>(*asked) : axis_order_for_labels(array, labels.size);
  if (!order) return Unexpected(order.error());
  const auto shape = stack_shape(array.path(), array.header().shape, *order);
  if (!shape) return Unexpected(shape.error());
  auto labelled = read_labels_for(labels, *shape);
  if (!labelled) return labelled;
  const LayerInputs layer{shape->c, std::max(labelled->highest_class + 1, kFewestOutputs)};
  auto input = read_stack_input(array.path(), *order, layer, progress);
  if (!input) return Unexpected(input.error());
  labelled->input = std::move(*input);
  if (!asked) labelled->input.notice = axes_notice(array, {*order, *shape});
  return labelled;
}

Expected<LabelledInput> with_picture(const std::string& path, const OpenedLabels& labels,
                                     std::optional<AxisOrder> asked, Progress* progress) {
  auto input = read_stack_input(path, asked, {kPictureMaps, kFewestOutputs}, progress);
  if (!input) return Unexpected(input.error());
  const Shape& shape = input->stack.shape();
  auto labelled = read_labels_for(labels, shape);
  if (!labelled) return labelled;
  if (auto fits = check_outputs_fit(path, shape, labelled->highest_class + 1); !fits) return Unexpected(fits.error());
  labelled->input = std::move(*input);
  return labelled;
}

}  // namespace

Expected<LabelledInput> read_labelled_input(const std::string& path, const std::string& labels,
                                            std::optional<AxisOrder> axis_order, Progress* progress) {
  const auto content = open_content(path, file_formats());
  if (!content) return Unexpected(content.error());
  if (const auto* choice = std::get_if<ArrayChoice>(&*content)) return Unexpected(several_arrays(*choice));
  const auto opened = open_labels_of(labels);
  if (!opened) return Unexpected(opened.error());
  const auto* array = std::get_if<ArrayFile>(&*content);
  return array != nullptr ? with_array(*array, *opened, axis_order, progress)
                          : with_picture(path, *opened, axis_order, progress);
}

}  // namespace pw

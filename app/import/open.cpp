#include "app/import/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/import/make_input.h"
#include "app/import/presets.h"
#include "app/import/stack_file.h"
#include "app/import/weights_file.h"
#include "app/presentation/number_text.h"
#include "compute/io/files/file_hash.h"
#include "compute/io/labels/label_file.h"
#include "compute/io/models/layer_file.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

// The number of outputs of default_weights, which a stack gets if the document's weights do not fit.
constexpr std::int64_t kDefaultOutputs = 2;

std::string size_of(const Image& image) {
  return fmt::format("{} × {}", image.height, image.width);
}

std::string stack_message(const Source& source, const Input& input, const FileFormats& formats) {
  const Shape& shape = input.stack->shape();
  const std::string name = short_name(source_text(source), formats);
  if (source.axis_order()) {
    const std::string text = fmt::format("{}: {} maps of {} × {}, read as {}", name, shape.c, shape.h, shape.w,
                                         axis_order_text(*source.axis_order()));
    const std::int64_t not_finite = shape.count() - combine(input.stack->statistics).finite;
    return not_finite == 0 ? text : fmt::format("{}, {} values are not finite", text, not_finite);
  }
  return fmt::format("{}: {} pixels → {} maps of {} × {}", name, size_of(*input.picture), shape.c, shape.h, shape.w);
}

Expected<Source> source_of_file(const std::string& path, std::optional<AxisOrder> axis_order,
                                const OpenContext& context, Progress& progress) {
  auto hash = file_hash(split_array_path(path, context.formats).file, &progress);
  if (!hash) return Unexpected(hash.error());
  Source source;
  source.from = FileSource{path, std::move(*hash), axis_order};
  if (!axis_order) {
    source.extractor = context.extractor;
    source.photo_size = context.photo_size;
  }
  return source;
}

Expected<void> check_outputs_fit(const std::string& path, const Shape& stack, const OpenContext& context) {
  return check_outputs_fit(path, stack, stack.c == context.shape.c ? context.cout : kDefaultOutputs);
}

Expected<Input> input_of(const Source& source, Input given, const OpenContext& context, Progress& progress,
                         ThreadPool& pool) {
  if (given.stack != nullptr) return given;
  if (given.picture != nullptr) return make_input(std::move(given), source, *context.features, &pool, &progress);
  return make_input(source, *context.features, &pool, &progress, context.formats);
}

Expected<Opened> open_picture(const PictureFile& file, const OpenContext& context, Progress& progress,
                              ThreadPool& pool) {
  const auto photo = file.read(&progress);
  if (!photo) return Unexpected(photo.error());
  auto source = source_of_file(file.path, std::nullopt, context, progress);
  if (!source) return Unexpected(source.error());
  const Image& image = photo->image;
  Input input = picture_input(image, source->photo_size);
  const bool is_original = input.picture->width == image.width && input.picture->height == image.height;
  auto opened = open_source(std::move(*source), std::move(input), context, progress, pool);
  if (opened && !is_original) opened->message += fmt::format(" (the photo has {})", size_of(image));
  if (opened && !photo->note.empty()) opened->message += "; " + photo->note;
  return opened;
}

Expected<Opened> open_stack(const ArrayFile& array, std::optional<AxisOrder> axis_order, const OpenContext& context,
                            Progress& progress, ThreadPool& pool) {
  const auto axes = stack_axes(array, axis_order, std::nullopt);
  if (!axes) return Unexpected(axes.error());
  if (auto fits = check_outputs_fit(array.path(), axes->shape, context); !fits) return Unexpected(fits.error());
  auto source = source_of_file(array.path(), axes->axis_order, context, progress);
  if (!source) return Unexpected(source.error());
  auto input = stack_input(array, axes->axis_order, &pool, &progress);
  if (!input) return Unexpected(input.error());
  return open_source(std::move(*source), std::move(*input), context, progress, pool);
}

Expected<WeightsFile> read_fitting_weights(const ArrayFile& array, const Shape& stack, const OpenContext& context) {
  const Activation activation = context.weights ? context.weights->parameters.activation : Activation::kNone;
  auto read = read_weights_file(array, stack.c, activation, context.source.extractor, context.formats);
  if (!read) return read;
  if (auto fits = check_outputs_fit(array.path(), stack, read->weights->parameters.cout); !fits)
    return Unexpected(fits.error());
  return read;
}

// Weights that fit the stack only in its other axis order cause it to be read again in that order.
Expected<Opened> open_weights(const ArrayFile& array, const OpenContext& context, Progress& progress,
                              ThreadPool& pool) {
  auto read = read_fitting_weights(array, context.shape, context);
  if (read) return Opened{SetWeights{read->weights}, read->message};
  const auto other = axis_order_for_weights(context.source, array, context.formats);
  if (!other) {
    const auto axes = weight_axes(array.path(), array.header(), context.shape.c);
    const bool fits = axes && axes->cin == context.shape.c;
    if (!fits) read.error().reason += stack_advice(array.header().shape);
    return Unexpected(read.error());
  }
  read = read_fitting_weights(array, other->shape, context);
  if (!read) return Unexpected(read.error());
  const auto stack = open_array(context.source.file()->path, context.formats);
  if (!stack) return Unexpected(stack.error());
  auto turned = open_stack(*stack, other->axis_order, context, progress, pool);
  if (!turned) return turned;
  auto& set = std::get<SetInput>(turned->action);
  set.weights = read->weights;
  set.replaces_weights = true;
  turned->is_for_stack = true;
  turned->message =
      fmt::format("{}; the stack was read as {} to fit", read->message, axis_order_text(other->axis_order));
  return turned;
}

Expected<Opened> open_bias(const ArrayFile& array, const OpenContext& context) {
  auto values = read_bias_values(array, context.cout);
  if (!values) return Unexpected(values.error());
  const std::string message = fmt::format("{}: {} {}", short_name(array.path(), context.formats), values->size(),
                                          values->size() == 1 ? "bias" : "biases");
  return Opened{SetBias{std::move(*values)}, message};
}

// `path` is the file that `read` comes from.
Expected<Opened> open_labels(const std::string& path, Expected<FileLabels> read, const OpenContext& context) {
  if (!read) return Unexpected(read.error());
  const Shape& shape = context.shape;
  LabelMap labels{shape.n, shape.h, shape.w, std::move(read->classes)};
  const auto labelled = std::ranges::count_if(labels.classes, [](std::uint8_t kind) { return kind != kUnlabelled; });
  std::string message = fmt::format("{} from {}", counted(labelled, "label"), short_name(path, context.formats));
  if (!read->note.empty()) message += ", " + read->note;
  // One output separates two classes.
  if (const auto beyond = labels_beyond(labels, std::max<std::int64_t>(context.cout, 2)); beyond > 0)
    message += fmt::format("; {} of them count as unlabelled: their classes have no output", count_text(beyond));
  return Opened{SetLabels{std::make_shared<const LabelMap>(std::move(labels))}, std::move(message), true};
}

// A 2-D array of whole numbers that has been recognised as labels.
Expected<Opened> open_likely_labels(const ArrayFile& array, const OpenContext& context) {
  auto labels = open_labels(array.path(), read_labels(array, context.shape), context);
  if (!labels) {
    labels.error().reason +=
        fmt::format(" (a 2-D array of whole numbers with {} columns would be weights)", context.shape.c);
  }
  return labels;
}

bool has_size_of_maps(const ArrayFile& array, const Shape& maps) {
  return maps.n == 1 && array.header().shape == std::vector<std::int64_t>{maps.h, maps.w};
}

Expected<Opened> open_array_file(const ArrayFile& array, std::optional<AxisOrder> axis_order,
                                 const OpenContext& context, Progress& progress, ThreadPool& pool) {
  // An axis order is asked for of stacks alone.
  if (axis_order) return open_stack(array, axis_order, context, progress, pool);
  const auto kind = array_kind(array.path(), array.header(), context.shape.c);
  if (!kind) return Unexpected(kind.error());
  switch (*kind) {
    case ArrayKind::kStack:
      return open_stack(array, std::nullopt, context, progress, pool);
    case ArrayKind::kWeights:
      return open_weights(array, context, progress, pool);
    case ArrayKind::kBias:
      return open_bias(array, context);
    case ArrayKind::kLabels:
      // Whole numbers that fit the stack's other axis order are weights all the same.
      if (!has_size_of_maps(array, context.shape) && axis_order_for_weights(context.source, array, context.formats))
        return open_weights(array, context, progress, pool);
      break;
  }
  return open_likely_labels(array, context);
}

}  // namespace

OpenResult open_result(Expected<Opened> result) {
  if (!result) return Unexpected(result.error());
  return std::move(*result);
}

OpenContext context_of(const Document& document, std::string assets_folder,
                       std::shared_ptr<FeatureExtractor> features) {
  OpenContext context;
  context.shape = document.is_thin() ? Shape{1, document.network.cin(), 0, 0} : document.shape();
  context.cout = document.network.cout();
  context.source = document.source;
  context.weights = document.network.layers.front();
  context.assets_folder = std::move(assets_folder);
  context.features = std::move(features);
  return context;
}

Expected<Opened> open_source(Source source, Input input, const OpenContext& context, Progress& progress,
                             ThreadPool& pool) {
  auto made = input_of(source, std::move(input), context, progress, pool);
  if (!made) return Unexpected(made.error());
  if (auto fits = check_outputs_fit(source_text(source), made->stack->shape(), context); !fits)
    return Unexpected(fits.error());
  std::string message = stack_message(source, *made, context.formats);
  auto weights = default_weights(*made->stack, source, context.weights.get(), context.assets_folder);
  return Opened{SetInput{std::move(*made), std::move(source), std::move(weights), false}, std::move(message)};
}

OpenResult open_file(const std::string& path, std::optional<AxisOrder> axis_order, const OpenContext& context,
                     Progress& progress, ThreadPool& pool) {
  auto content = open_content(path, context.formats);
  if (!content) return Unexpected(content.error());
  if (auto* choice = std::get_if<ArrayChoice>(&*content)) return std::move(*choice);
  if (const auto* picture = std::get_if<PictureFile>(&*content))
    return open_result(open_picture(*picture, context, progress, pool));
  return open_result(open_array_file(std::get<ArrayFile>(*content), axis_order, context, progress, pool));
}

OpenResult open_labels_file(const std::string& path, const OpenContext& context, const Progress& progress) {
  auto content = open_content(path, context.formats);
  if (!content) return Unexpected(content.error());
  if (auto* choice = std::get_if<ArrayChoice>(&*content)) return std::move(*choice);
  if (const auto* array = std::get_if<ArrayFile>(&*content))
    return open_result(open_labels(path, read_labels(*array, context.shape), context));
  const auto picture = std::get<PictureFile>(*content).read(&progress);
  if (!picture) return Unexpected(picture.error());
  auto opened = open_labels(path, labels_of_picture(path, picture->image, context.shape), context);
  if (opened && !picture->note.empty()) opened->message += "; " + picture->note;
  return open_result(std::move(opened));
}

std::string refusal_text(const Document& document, const Action& action) {
  if (const auto* set = std::get_if<SetWeights>(&action)) {
    return fmt::format("{}: has weights for {} maps, but the stack now has {}; open a stack that fits them first",
                       set->weights->name, set->weights->parameters.cin, document.network.cin());
  }
  if (const auto* set = std::get_if<SetBias>(&action)) {
    return fmt::format("A bias of {} values does not fit the {} filters that there are now", set->bias.size(),
                       document.network.cout());
  }
  return "What was loaded does not fit the stack that is now open";
}

}  // namespace pw

#include "app/panels/maps/shape_texts.h"

#include <fmt/format.h>

#include <utility>

#include "app/cost/count_text.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

// The names under which people search for it.
constexpr const char* kOtherNames =
    "Also called pointwise convolution, network in network, per-pixel linear layer: nn.Linear at every position. "
    "BatchNorm after it merges into W and b.";

std::string explain_order(const Frame& frame) {
  return frame.display().axis_order == AxisOrder::kNhwc ? "Shapes in the order of TensorFlow: images, rows, columns, "
                                                          "maps; of the kernel: height, width, maps in, maps out"
                                                        : "Shapes in the order of PyTorch: images, maps, rows, "
                                                          "columns; of the kernel: maps out, maps in, height, width";
}

}  // namespace

std::string explain_shape_number(const Frame& frame, ShapeAxis axis, const KernelGeometry& kernel) {
  const Shape& shape = frame.document().shape();
  const PointwiseLayer& layer = frame.document().parameters();
  const bool has_stride = kernel.stride > 1 && (axis == ShapeAxis::kRows || axis == ShapeAxis::kColumns);
  if (has_stride)
    return fmt::format("{} rows and {} columns of x. Stride {}: y is computed at every other of them.", shape.h,
                       shape.w, kernel.stride);
  switch (axis) {
    case ShapeAxis::kBatch:
      return shape.n == 1 ? std::string("Batch size: one image at a time. It has nothing to do with the maps.")
                          : fmt::format("Batch size: {} images; image {} is shown. Click for the next one (B).",
                                        shape.n, frame.selection().n + 1);
    case ShapeAxis::kRows:
      return fmt::format("{} rows: the height of every map. A 1×1 convolution does not change it.", shape.h);
    case ShapeAxis::kColumns:
      return fmt::format("{} columns: the width of every map, not the number of outputs. It does not change either.",
                         shape.w);
    case ShapeAxis::kMapsIn:
      return fmt::format(
          "{}: each of the {} × {} positions has {}, one from each map. A map is not a filter; a filter is one row of "
          "W with {}.",
          counted(layer.cin, "map"), shape.h, shape.w, counted(layer.cin, "number"), counted(layer.cin, "weight"));
    case ShapeAxis::kMapsOut:
      return fmt::format("{}, so {}: each filter mixes {} into one.", counted(layer.cout, "filter"),
                         counted(layer.cout, "output map"),
                         layer.cin == 1 ? "the map" : fmt::format("all {} maps", layer.cin));
    case ShapeAxis::kKernel:
      if (kernel.size > 1)
        return fmt::format(
            "Kernel height {0}, width {0}: each position of y reads {0} × {0} positions of x. Its centre tap is W; the "
            "{1} outer taps are not drawn.",
            kernel.size, kernel.taps() - 1);
      return std::string(
                 "Kernel height 1, width 1: the filter looks at one position at a time, never at its neighbours.\n") +
             kOtherNames;
    case ShapeAxis::kHidden:
      break;
  }
  return "";
}

std::string explain_shape_sign(const Frame& frame, std::string_view sign) {
  const PointwiseLayer& layer = frame.document().parameters();
  if (sign == "×")
    return fmt::format("x times W: at each position its {} are multiplied by the {} × {} matrix W",
                       counted(layer.cin, "number"), layer.cout, count_text(layer.cin));
  if (sign == "→") return fmt::format("becomes y, {}, after the bias and the activation", counted(layer.cout, "map"));
  return explain_order(frame);
}

const char* maps_out_caption(std::int64_t maps) {
  return maps == 1 ? "map out" : "maps out";
}

const char* brief_caption(const char* caption) {
  constexpr std::pair<std::string_view, const char*> kBrief[] = {
      {"columns", "cols"}, {"column", "col"},  {"maps in", "in"},           {"map in", "in"},
      {"maps out", "out"}, {"map out", "out"}, {"maps out: F′", "out: F′"}, {"map out: F′", "out: F′"},
      {"height", "high"},  {"width", "wide"}};
  for (const auto& [whole, brief] : kBrief) {
    if (whole == caption) return brief;
  }
  return caption;
}

std::string shape_number(std::int64_t size) {
  constexpr std::int64_t kShortFrom = 1'000'000;
  return size < kShortFrom ? std::to_string(size) : short_count_text(Count(size));
}

std::string explain_decoder_number(const Frame& frame, const LayerShape& decoder, ShapeAxis axis) {
  switch (axis) {
    case ShapeAxis::kMapsIn:
      return fmt::format("{}: all that is left of x at each position. The decoder sees nothing else.",
                         counted(decoder.maps_in, "output"));
    case ShapeAxis::kMapsOut:
      return fmt::format("{}: the decoder makes each out of the {} alone.", counted(decoder.maps_out, "map"),
                         counted(decoder.maps_in, "output"));
    case ShapeAxis::kKernel:
      return "Kernel height 1, width 1: the decoder is a 1×1 convolution, too. Rows and columns stay as they are; a "
             "deconvolution (transposed convolution) changes them.";
    case ShapeAxis::kBatch:
    case ShapeAxis::kRows:
    case ShapeAxis::kColumns:
    case ShapeAxis::kHidden:
      break;
  }
  return explain_shape_number(frame, axis);
}

std::string explain_decoder_sign(const Frame& frame, const LayerShape& decoder, std::string_view sign) {
  if (sign == "×")
    return fmt::format("y times the decoder: at each position its {} are multiplied by a {} × {} matrix",
                       counted(decoder.maps_in, "number"), count_text(decoder.maps_out), decoder.maps_in);
  if (sign == "→")
    return fmt::format("becomes {} again, as near to those of x as a linear 1×1 can bring them",
                       counted(decoder.maps_out, "map"));
  return explain_order(frame);
}

std::string explain_shape_of_pair(const Frame& frame, const LayerShape& pair, ShapeAxis axis) {
  const Shape shape = pair.stack.value_or(frame.document().shape());
  const std::int64_t hidden = pair.hidden.value_or(0);
  switch (axis) {
    case ShapeAxis::kBatch:
      return "Images: the same layers for each.";
    case ShapeAxis::kRows:
      return fmt::format("{} rows: neither layer changes them.", shape.h);
    case ShapeAxis::kColumns:
      return fmt::format("{} columns: neither layer changes them.", shape.w);
    case ShapeAxis::kMapsIn:
      return fmt::format("{}: what the first layer reads at each position.", counted(pair.maps_in, "map"));
    case ShapeAxis::kHidden:
      return fmt::format("{}: the first layer makes them, the second reads them. They are no result of their own.",
                         counted(hidden, "hidden map"));
    case ShapeAxis::kMapsOut:
      return fmt::format("{}: each row of the second layer mixes the {} into one.",
                         counted(pair.maps_out, "output map"), counted(hidden, "hidden map"));
    case ShapeAxis::kKernel:
      return "Kernel height 1, width 1: both layers look at one position at a time.";
  }
  return "";
}

std::string explain_sign_of_pair(const Frame& frame, const LayerShape& pair, std::string_view sign) {
  if (sign == "×") return "times a matrix of weights, at each position the same";
  if (sign == "ReLU") return "Sums below 0 become 0. Without it both layers are one: W = W2·W1, b = W2·b1 + b2";
  if (sign == "→") return fmt::format("becomes y, {}", counted(pair.maps_out, "map"));
  return explain_order(frame);
}

std::string explain_counted_number(const LayerShape& layer, ShapeAxis axis) {
  const bool is_net = layer.story == ShapeStory::kNet;
  switch (axis) {
    case ShapeAxis::kBatch:
      return "N, the number of images: all work is done once for each.";
    case ShapeAxis::kRows:
      return "H, the number of rows: work grows with it, the parameters of a convolution do not.";
    case ShapeAxis::kColumns:
      return "W, the number of columns: work grows with it, the parameters of a convolution do not.";
    case ShapeAxis::kMapsIn:
      return is_net ? fmt::format("{} in: what every first layer reads.", counted(layer.maps_in, "map"))
                    : fmt::format("F, {} in: summed away at each position.", counted(layer.maps_in, "map"));
    case ShapeAxis::kMapsOut:
      return is_net ? fmt::format("{} out: what the next layer has to read.", counted(layer.maps_out, "map"))
                    : fmt::format("F′, {} out of the 1×1: all that the next layer reads. Drag F′ to change it.",
                                  counted(layer.maps_out, "map"));
    case ShapeAxis::kKernel:
      return "k, the kernel's width: 1. Each position is mixed by itself; k² = 1 multiply–add for each map in and out.";
    case ShapeAxis::kHidden:
      break;
  }
  return "";
}

std::string explain_counted_sign(const Frame& frame, const LayerShape& layer, std::string_view sign) {
  if (sign == "×") return "x times W: counted here, not computed";
  if (sign == "→")
    return layer.story == ShapeStory::kNet ? "becomes, through all layers drawn below"
                                           : fmt::format("becomes: {} instead of {} for the next layer to read",
                                                         counted(layer.maps_out, "map"), count_text(layer.maps_in));
  return explain_order(frame);
}

std::string explain_tuple_number(const Frame& frame, const std::optional<LayerShape>& other, ShapeAxis axis,
                                 const KernelGeometry& kernel) {
  if (!other) return explain_shape_number(frame, axis, kernel);
  if (other->is_counted()) return explain_counted_number(*other, axis);
  return other->hidden ? explain_shape_of_pair(frame, *other, axis) : explain_decoder_number(frame, *other, axis);
}

std::string explain_tuple_sign(const Frame& frame, const std::optional<LayerShape>& other, std::string_view sign) {
  if (!other) return explain_shape_sign(frame, sign);
  if (other->is_counted()) return explain_counted_sign(frame, *other, sign);
  return other->hidden ? explain_sign_of_pair(frame, *other, sign) : explain_decoder_sign(frame, *other, sign);
}

}  // namespace pw

#include "app/import/weights_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/import/file_content.h"
#include "app/import/stack_file.h"
#include "app/presentation/number_text.h"
#include "compute/io/models/layer_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

Expected<PointwiseLayer> read_both(const ArrayFile& weights, const std::optional<std::string>& bias,
                                   std::optional<std::int64_t> cin, const FileFormats& formats) {
  auto layer = read_layer(weights, cin);
  if (!layer || !bias) return layer;
  const auto bias_file = open_array(*bias, formats);
  if (!bias_file) return Unexpected(bias_file.error());
  if (auto read = read_bias(*bias_file, *layer); !read) return Unexpected(read.error());
  return layer;
}

}  // namespace

Expected<WeightsFile> read_weights_file(const ArrayFile& weights, std::int64_t cin, Activation activation,
                                        std::optional<ExtractorKind> made_for, const FileFormats& formats) {
  // "Save weights" writes two files.
  std::optional<std::string> bias = bias_path(weights.path());
  std::error_code error;
  if (!fs::exists(*bias, error)) bias.reset();
  auto layer = read_both(weights, bias, cin, formats);
  if (!layer) return Unexpected(layer.error());
  layer->activation = activation;
  const std::string name = short_name(weights.path(), formats);
  const std::string bias_text = bias ? "bias from " + short_name(*bias, formats) : "no bias";
  std::string message =
      fmt::format("{}: {} of {}, {}", name, counted(layer->cout, "filter"), counted(layer->cin, "weight"), bias_text);
  return WeightsFile{std::make_shared<const Weights>(Weights{std::move(*layer), name, {}, {}, false, made_for, false}),
                     std::move(message)};
}

Expected<PointwiseLayer> read_layer_files(const std::string& weights, const std::optional<std::string>& bias,
                                          std::optional<std::int64_t> cin, const FileFormats& formats) {
  const auto file = open_array(weights, formats);
  if (!file) return Unexpected(file.error());
  return read_both(*file, bias, cin, formats);
}

std::optional<FittingAxisOrder> axis_order_for_weights(const Source& source, const ArrayFile& weights,
                                                       const FileFormats& formats) {
  if (!source.axis_order()) return std::nullopt;
  const AxisOrder other = *source.axis_order() == AxisOrder::kNhwc ? AxisOrder::kNchw : AxisOrder::kNhwc;
  const auto stack = open_array(source.file()->path, formats);
  if (!stack) return std::nullopt;
  const auto axes = stack_axes(*stack, other, std::nullopt);
  if (!axes || !read_layer(weights, axes->shape.c)) return std::nullopt;
  return FittingAxisOrder{other, axes->shape};
}

std::string bias_path(const std::string& weights_path) {
  const fs::path path(weights_path);
  constexpr std::string_view kWeights = "_weights";
  std::string stem = path.stem().string();
  if (stem.ends_with(kWeights)) stem.resize(stem.size() - kWeights.size());
  return (path.parent_path() / (stem + "_bias.npy")).string();
}

}  // namespace pw

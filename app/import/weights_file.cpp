#include "app/import/weights_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "compute/io/array_file.h"
#include "compute/io/layer_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) {
  return fs::path(path).filename().string();
}

}  // namespace

Expected<WeightsFile> read_weights_file(const std::string& path, std::int64_t cin, Activation activation) {
  // What "Save weights" wrote comes in two files.
  std::optional<std::string> bias = bias_path(path);
  std::error_code error;
  if (!fs::exists(*bias, error)) bias.reset();
  auto layer = read_layer(path, bias, cin);
  if (!layer) return Unexpected(layer.error());
  layer->activation = activation;
  const std::string bias_text = bias ? "bias from " + file_name(*bias) : "no bias";
  std::string message =
      fmt::format("{}: {} filters of {} weights, {}", file_name(path), layer->cout, layer->cin, bias_text);
  return WeightsFile{std::make_shared<const Weights>(Weights{std::move(*layer), file_name(path), {}, {}, false}),
                     std::move(message)};
}

std::optional<FittingLayout> layout_for_weights(const Source& source, const std::string& weights) {
  if (!source.layout()) return std::nullopt;
  const Layout other = *source.layout() == Layout::kNhwc ? Layout::kNchw : Layout::kNhwc;
  const auto header = read_array_header(source.file()->path);
  if (!header) return std::nullopt;
  const auto shape = stack_shape(source.file()->path, header->shape, other);
  if (!shape || !read_layer(weights, std::nullopt, shape->c)) return std::nullopt;
  return FittingLayout{other, shape->c};
}

std::string bias_path(const std::string& weights_path) {
  const fs::path path(weights_path);
  constexpr std::string_view kWeights = "_weights";
  std::string stem = path.stem().string();
  if (stem.ends_with(kWeights)) stem.resize(stem.size() - kWeights.size());
  return (path.parent_path() / (stem + "_bias.npy")).string();
}

}  // namespace pw

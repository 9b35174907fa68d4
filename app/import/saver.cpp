#include "app/import/saver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include "app/import/code_folder.h"
#include "app/import/output_picture.h"
#include "app/import/weights_file.h"
#include "app/pairs/pair_cases.h"
#include "app/presentation/number_text.h"
#include "app/session/outputs.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/files/ending.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kNpyEnding = {".npy"};
constexpr std::array<std::string_view, 3> kOutputsEndings = {".npy", ".safetensors", ".png"};

Expected<std::string> save_weights(const Document& document, const std::string& path) {
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
  const std::array<std::int64_t, 1> count = {layer.cout};
  const std::string bias = bias_path(path);
  const std::array<FileToWrite, 2> files = {npy_file(path, layer.weight, shape), npy_file(bias, layer.bias, count)};
  if (auto written = write_files(files); !written) return Unexpected(written.error());
  return fmt::format("Saved W ({}, {}) as {} and b as {}", layer.cout, layer.cin, path,
                     fs::path(bias).filename().string());
}

// "net_1.npy" of "net.npy".
std::string layer_path(const std::string& path, int layer) {
  const fs::path whole(path);
  return (whole.parent_path() / fmt::format("{}_{}{}", whole.stem().string(), layer, whole.extension().string()))
      .string();
}

Expected<std::string> save_pair(const Document& document, const std::string& path) {
  const Network network = shown_pair(document).network;
  std::vector<FileToWrite> files;
  for (int k : {1, 2}) {
    const PointwiseLayer& layer = network.layer(k - 1).parameters;
    const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
    const std::array<std::int64_t, 1> count = {layer.cout};
    files.push_back(npy_file(layer_path(path, k), layer.weight, shape));
    files.push_back(npy_file(bias_path(layer_path(path, k)), layer.bias, count));
  }
  if (auto written = write_files(files); !written) return Unexpected(written.error());
  return fmt::format("Saved both layers as {} and {}, each with its bias", layer_path(path, 1),
                     fs::path(layer_path(path, 2)).filename().string());
}

Expected<std::string> save_picture(const Document& document, const OutputMaps& outputs, ThreadPool& pool,
                                   const std::string& path, const SavedColours& colours) {
  const auto& painted = colours.shown.empty() ? output_colours(outputs.activation(), outputs.values(),
                                                               holds_pixels(document), theme_of(colours.theme), &pool)
                                              : colours.shown;
  if (auto written = write_output_picture(path, outputs.values(), painted); !written)
    return Unexpected(written.error());
  return fmt::format("Saved the {} outputs as a picture: {}", document.parameters().cout, path);
}

Expected<std::string> save_outputs(const Document& document, ThreadPool& pool, const std::string& path,
                                   const SavedColours& colours) {
  const OutputMaps outputs(document.input->features.maps, effective(document.parameters(), document.mask), &pool);
  if (ends_in(path, ".png")) return save_picture(document, outputs, pool, path, colours);
  const AxisOrder order = document.source.axis_order().value_or(AxisOrder::kNhwc);
  if (auto written = write_stack(path, "outputs", outputs.values(), order, 4); !written)
    return Unexpected(written.error());
  return fmt::format("Saved the {} outputs as {}", document.parameters().cout, path);
}

Expected<std::string> save_labels(const Document& document, const std::string& path) {
  if (document.labels == nullptr) return fail("", "There are no labels to save; paint or load some first");
  const LabelMap& labels = *document.labels;
  std::vector<std::int64_t> shape = {labels.n, labels.h, labels.w};
  if (labels.n == 1) shape.erase(shape.begin());
  const FileToWrite file = npy_file(path, labels.classes, shape);
  if (auto written = write_files({&file, 1}); !written) return Unexpected(written.error());
  const auto labelled = std::ranges::count_if(labels.classes, [](std::uint8_t label) { return label != kUnlabelled; });
  return fmt::format("Saved {} as {}", counted(labelled, "label"), path);
}

Expected<std::string> save_as(Saved what, const Document& document, ThreadPool& pool, const std::string& path,
                              const SavedColours& colours) {
  if (auto named = check_saved_ending(what, path); !named) return Unexpected(named.error());
  if (what == Saved::kWeights) return save_weights(document, path);
  if (what == Saved::kLabels) return save_labels(document, path);
  if (what == Saved::kPair) return save_pair(document, path);
  return save_outputs(document, pool, path, colours);
}

// While outputs are being computed, the colours may be for another stack, number of outputs or activation.
bool match_document(const SavedColours& colours, const Session& session) {
  const PointwiseLayer& layer = session.document().parameters();
  return session.outputs_fit() && session.outputs().activation() == layer.activation &&
         colours.shown.size() == static_cast<std::size_t>(layer.cout);
}

}  // namespace

std::vector<std::string> files_written(Saved what, const std::string& path) {
  if (what == Saved::kWeights) return {path, bias_path(path)};
  if (what == Saved::kPair) {
    const std::string first = layer_path(path, 1), second = layer_path(path, 2);
    return {first, bias_path(first), second, bias_path(second)};
  }
  return {path};
}

Expected<void> check_saved_ending(Saved what, const std::string& path) {
  if (what == Saved::kFolder) return {};
  if (what == Saved::kWeights || what == Saved::kLabels || what == Saved::kPair) return check_ending(path, kNpyEnding);
  return check_ending(path, kOutputsEndings);
}

void Saver::save(Saved what, const std::string& path, SavedColours colours) {
  if (!match_document(colours, session_)) colours.shown.clear();
  slot_.start<std::string>(
      "saving " + fs::path(path).filename().string(),
      [what, path, document = session_.document(), colours = std::move(colours)](Progress&, ThreadPool& pool) {
        return save_as(what, document, pool, path, colours);
      },
      [this](const Expected<std::string>& saved) {
        if (!saved) return session_.show_error(saved.error().message());
        session_.show_message(*saved);
      });
}

std::string Saver::saved_folder() const {
  const Document& document = session_.document();
  const bool is_same = saved_folder_.input.lock() == document.input &&
                       saved_folder_.weights.lock() == document.network.layers.front() &&
                       saved_folder_.mask == document.mask;
  return is_same ? saved_folder_.path : "";
}

void Saver::save_folder(const std::string& path, const std::string& code) {
  const Document& now = session_.document();
  slot_.start<std::string>(
      "saving " + fs::path(path).filename().string(),
      [path, code, document = now](Progress&, ThreadPool& pool) -> Expected<std::string> {
        if (auto written = write_code_folder(document, pool, path, code); !written) return Unexpected(written.error());
        return fmt::format("Saved x, w, b, y and check.py in {}: run python3 check.py there", path);
      },
      [this,
       holds = SavedFolder{path, now.input, now.network.layers.front(), now.mask}](const Expected<std::string>& saved) {
        if (!saved) return session_.show_error(saved.error().message());
        saved_folder_ = holds;
        session_.show_message(*saved);
      });
}

}  // namespace pw

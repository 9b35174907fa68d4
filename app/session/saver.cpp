#include "app/session/saver.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "app/files/output_picture.h"
#include "app/session/outputs.h"
#include "compute/io/npy.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

Expected<std::string> save_weights(const Document& document, const std::string& path) {
  if (fs::path(path).extension() != ".npy") return fail(path, "weights are saved as .npy; give the name that ending");
  const PointwiseLayer& layer = document.parameters();
  const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
  if (auto written = write_npy_values(path, layer.weight, shape); !written) return Unexpected(written.error());
  const std::string bias = bias_path(path);
  const std::array<std::int64_t, 1> count = {layer.cout};
  if (auto written = write_npy_values(bias, layer.bias, count); !written) return Unexpected(written.error());
  return fmt::format("Saved W ({}, {}) as {} and b as {}", layer.cout, layer.cin, path,
                     fs::path(bias).filename().string());
}

Expected<std::string> save_outputs(const Document& document, ThreadPool& pool, const std::string& path) {
  const OutputMaps outputs(document, &pool);
  const auto extension = fs::path(path).extension();
  if (extension == ".png") {
    if (auto written = write_output_picture(path, outputs.values(), outputs.activation()); !written)
      return Unexpected(written.error());
    return fmt::format("Saved the {} outputs as a picture: {}", document.parameters().cout, path);
  }
  if (extension != ".npy") return fail(path, "outputs are saved as .npy or .png; give the name one of these endings");
  auto written = write_npy_stack(path, outputs.values(), document.origin.layout.value_or(Layout::kNhwc), 4);
  if (!written) return Unexpected(written.error());
  return fmt::format("Saved the {} outputs as {}", document.parameters().cout, path);
}

}  // namespace

std::string bias_path(const std::string& weights_path) {
  const fs::path path(weights_path);
  constexpr std::string_view kWeights = "_weights";
  std::string stem = path.stem().string();
  if (stem.ends_with(kWeights)) stem.resize(stem.size() - kWeights.size());
  return (path.parent_path() / (stem + "_bias.npy")).string();
}

void save_in_background(Session& session, Saved what, const std::string& path) {
  session.worker().start(Worker::Kind::kSave, "saving " + fs::path(path).filename().string(),
                         [&session, what, path, document = session.document()](Progress&, ThreadPool& pool) {
                           auto saved = what == Saved::kWeights ? save_weights(document, path)
                                                                : save_outputs(document, pool, path);
                           return Worker::Completion([&session, saved = std::move(saved)] {
                             if (!saved) return session.complain(saved.error().message());
                             session.say(*saved);
                           });
                         });
}

}  // namespace pw

#include "app/import/saver.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "app/import/output_picture.h"
#include "app/import/weights_file.h"
#include "app/session/outputs.h"
#include "compute/io/arrays/npy.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

Expected<std::string> save_weights(const Document& document, const std::string& path) {
  if (fs::path(path).extension() != ".npy") return fail(path, "weights are saved as .npy; use that extension");
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
  if (auto written = write_npy_values(path, layer.weight, shape); !written) return Unexpected(written.error());
  const std::string bias = bias_path(path);
  const std::array<std::int64_t, 1> count = {layer.cout};
  if (auto written = write_npy_values(bias, layer.bias, count); !written) return Unexpected(written.error());
  return fmt::format("Saved W ({}, {}) as {} and b as {}", layer.cout, layer.cin, path,
                     fs::path(bias).filename().string());
}

Expected<std::string> save_outputs(const Document& document, ThreadPool& pool, const std::string& path,
                                   const SavedColours& colours) {
  const OutputMaps outputs(document.input->features.maps, effective(document.parameters(), document.mask), &pool);
  const auto extension = fs::path(path).extension();
  if (extension == ".png") {
    const auto& painted = colours.shown.empty() ? output_colours(outputs.activation(), outputs.values(),
                                                                 holds_pixels(document), theme_of(colours.theme), &pool)
                                                : colours.shown;
    if (auto written = write_output_picture(path, outputs.values(), painted); !written)
      return Unexpected(written.error());
    return fmt::format("Saved the {} outputs as a picture: {}", document.parameters().cout, path);
  }
  if (extension != ".npy") return fail(path, "outputs are saved as .npy or .png; use one of these extensions");
  auto written = write_npy_stack(path, outputs.values(), document.source.axis_order().value_or(AxisOrder::kNhwc), 4);
  if (!written) return Unexpected(written.error());
  return fmt::format("Saved the {} outputs as {}", document.parameters().cout, path);
}

// While outputs are being computed, the colours may be for another stack, number of outputs or activation.
bool match_document(const SavedColours& colours, const Session& session) {
  const PointwiseLayer& layer = session.document().parameters();
  return session.outputs_fit() && session.outputs().activation() == layer.activation &&
         colours.shown.size() == static_cast<std::size_t>(layer.cout);
}

}  // namespace

void Saver::save(Saved what, const std::string& path, SavedColours colours) {
  if (!match_document(colours, session_)) colours.shown.clear();
  slot_.start<std::string>(
      "saving " + fs::path(path).filename().string(),
      [what, path, document = session_.document(), colours = std::move(colours)](Progress&, ThreadPool& pool) {
        return what == Saved::kWeights ? save_weights(document, path) : save_outputs(document, pool, path, colours);
      },
      [this](const Expected<std::string>& saved) {
        if (!saved) return session_.show_error(saved.error().message());
        session_.show_message(*saved);
      });
}

}  // namespace pw

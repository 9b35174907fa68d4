#include "app/document/source.h"

#include <fmt/format.h>

namespace pw {

std::optional<std::uint64_t> Source::seed() const {
  const SceneSource* from_seed = scene();
  return from_seed != nullptr ? std::optional(from_seed->seed) : std::nullopt;
}

std::optional<AxisOrder> Source::axis_order() const {
  return file() != nullptr ? file()->axis_order : std::nullopt;
}

std::string scene_name(std::uint64_t seed) {
  return fmt::format("scene {}", seed);
}

std::string source_text(const Source& source) {
  if (const SceneSource* scene = source.scene()) return scene_name(scene->seed);
  if (const FileSource* file = source.file()) return file->path;
  return "hand-checkable stack";
}

}  // namespace pw

#include "app/document/source.h"

#include <fmt/format.h>

namespace pw {
namespace {

const char* weather_text(Weather weather) {
  switch (weather) {
    case Weather::kDay:
      return "";
    case Weather::kNight:
      return " at night";
    case Weather::kFog:
      return " in fog";
    case Weather::kSnow:
      return " in snow";
  }
  return "";
}

}  // namespace

std::optional<std::uint64_t> Source::seed() const {
  const SceneSource* from_seed = scene();
  return from_seed != nullptr ? std::optional(from_seed->seed) : std::nullopt;
}

std::optional<AxisOrder> Source::axis_order() const {
  return file() != nullptr ? file()->axis_order : std::nullopt;
}

std::string scene_name(const SceneSource& scene) {
  return fmt::format("scene {}{}", scene.seed, weather_text(scene.weather));
}

std::string maps_text(ExtractorKind extractor) {
  switch (extractor) {
    case ExtractorKind::kLearned:
      return "learned maps";
    case ExtractorKind::kFilterbank:
      return "filter-bank maps";
    case ExtractorKind::kRandom:
      return "maps of the random network";
    case ExtractorKind::kPixels:
      return "pixels";
  }
  return "";
}

std::string source_text(const Source& source) {
  if (const SceneSource* scene = source.scene()) return scene_name(*scene);
  if (const FileSource* file = source.file()) return file->path;
  return "hand-checkable stack";
}

}  // namespace pw

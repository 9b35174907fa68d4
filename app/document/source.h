#pragma once
// Where a stack comes from: enough to make it again.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "compute/core/resize.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/array_payload.h"
#include "compute/scene/scene.h"

namespace pw {

// A generated road scene.
struct SceneSource {
  std::uint64_t seed = 0;
  Weather weather = Weather::kDay;
  bool operator==(const SceneSource&) const = default;
};

// An image or an array, "FILE.safetensors:NAME" included. `hash` is the file_hash of the content when it was read;
// empty: any content is accepted. `axis_order` is present for an array.
struct FileSource {
  std::string path;
  std::string hash;
  std::optional<AxisOrder> axis_order;
  bool operator==(const FileSource&) const = default;
};

// The built-in stack of whole numbers.
struct BuiltInSource {
  bool operator==(const BuiltInSource&) const = default;
};

struct Source {
  std::variant<BuiltInSource, SceneSource, FileSource> from;
  std::optional<ExtractorKind> extractor;     // of the picture's maps; absent without a picture
  PhotoSize photo_size = PhotoSize::kNative;  // of a picture from a file

  const SceneSource* scene() const { return std::get_if<SceneSource>(&from); }
  const FileSource* file() const { return std::get_if<FileSource>(&from); }
  bool is_built_in() const { return std::holds_alternative<BuiltInSource>(from); }
  std::optional<std::uint64_t> seed() const;
  // For a stack read from an array.
  std::optional<AxisOrder> axis_order() const;
  bool operator==(const Source&) const = default;
};

std::string scene_name(const SceneSource& scene);  // "scene 1000091", "scene 1000034 in snow"
// "learned maps", "filter-bank maps" …
std::string maps_text(ExtractorKind extractor);
// "scene 1000091", a path, or the name of the built-in stack.
std::string source_text(const Source& source);

}  // namespace pw

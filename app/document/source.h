#pragma once
// The recipe of a stack: what it takes to make it again.
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

// An image or an array, "FILE.safetensors:NAME" included. `hash` is that of the file's content when it was read
// (file_hash); empty: any content is taken. The layout is present for an array.
struct FileSource {
  std::string path;
  std::string hash;
  std::optional<AxisOrder> layout;
  bool operator==(const FileSource&) const = default;
};

// The stack of whole numbers that comes with the program.
struct BuiltInSource {
  bool operator==(const BuiltInSource&) const = default;
};

struct Source {
  std::variant<BuiltInSource, SceneSource, FileSource> from;
  std::optional<ExtractorKind> extractor;     // how the picture became maps; absent where there is no picture
  PhotoSize photo_size = PhotoSize::kNative;  // of a picture from a file

  const SceneSource* scene() const { return std::get_if<SceneSource>(&from); }
  const FileSource* file() const { return std::get_if<FileSource>(&from); }
  bool is_built_in() const { return std::holds_alternative<BuiltInSource>(from); }
  std::optional<std::uint64_t> seed() const;
  // Of a stack that was read from an array.
  std::optional<AxisOrder> layout() const;
  bool operator==(const Source&) const = default;
};

std::string scene_name(std::uint64_t seed);  // "scene 1000091"
// "scene 1000091", a path, or the name of the built-in stack.
std::string source_text(const Source& source);

}  // namespace pw

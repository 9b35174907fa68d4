#pragma once
// The sample scenes shipped with the program.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/document/source.h"
#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/core/progress.h"

namespace pw {

struct Sample {
  SceneSource scene;  // makes the same picture again, with its ground truth
  Image picture;
};

// Empty unless the text is a whole number from 0 to 2^64 - 1.
std::optional<std::uint64_t> parse_seed(std::string_view text);

// Paths, sorted. Lists a folder, so call it in a job.
std::vector<std::string> sample_paths(const std::string& assets_folder);
// "…/scene_1000091.png" and "…/scene_1000034_snow.png"; fails for any other name. Reads a file, so call it in a job;
// `progress` may be null.
Expected<Sample> read_sample(const std::string& path, const Progress* progress = nullptr);

}  // namespace pw

#pragma once
// The sample scenes shipped with the program.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"

namespace pw {

struct Sample {
  std::string path;
  // The scene's seed, which also gives its ground truth; empty for a picture that needs more than a seed.
  std::optional<std::uint64_t> seed;
  Image picture;
};

// Empty unless the text is a whole number from 0 to 2^64 - 1.
std::optional<std::uint64_t> parse_seed(std::string_view text);

// Paths, sorted. Lists a folder, so call it in a job.
std::vector<std::string> sample_paths(const std::string& assets_folder);
// Reads a file, so call it in a job.
Expected<Sample> read_sample(const std::string& path);

}  // namespace pw

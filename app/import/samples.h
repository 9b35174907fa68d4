#pragma once
// The sample scenes that come with the program.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"

namespace pw {

struct Sample {
  std::string path;
  // Of the scene, which then comes with its ground truth; nothing for a picture that no seed alone gives.
  std::optional<std::uint64_t> seed;
  Image picture;
};

// Nothing for a text that is no whole number from 0 to 2^64 - 1.
std::optional<std::uint64_t> parse_seed(std::string_view text);

// Paths, sorted. Lists a folder: for a job.
std::vector<std::string> sample_paths(const std::string& assets_folder);
// Reads a file: for a job.
Expected<Sample> read_sample(const std::string& path);

}  // namespace pw

#include "app/import/samples.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "compute/io/images/image_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "scene_";

}  // namespace

std::optional<std::uint64_t> parse_seed(std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return seed;
}

std::vector<std::string> sample_paths(const std::string& assets_folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(assets_folder + "/samples", error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kPrefix) && entry.path().extension() == ".png") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

Expected<Sample> read_sample(const std::string& path) {
  auto picture = read_image(path);
  if (!picture) return Unexpected(picture.error());
  // "scene_1000091.png"; "scene_1000034_snow.png" is more than a seed.
  const auto seed = parse_seed(fs::path(path).stem().string().substr(kPrefix.size()));
  return Sample{path, seed, std::move(picture->image)};
}

}  // namespace pw

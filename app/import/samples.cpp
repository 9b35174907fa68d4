#include "app/import/samples.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

#include "compute/io/images/image_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "scene_";

std::optional<Weather> parse_weather(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Weather>, 3> kNames = {
      {{"night", Weather::kNight}, {"fog", Weather::kFog}, {"snow", Weather::kSnow}}};
  const auto found = std::ranges::find(kNames, text, &std::pair<std::string_view, Weather>::first);
  return found != kNames.end() ? std::optional(found->second) : std::nullopt;
}

// "1000091", "1000034_snow".
std::optional<SceneSource> scene_named(std::string_view text) {
  const std::size_t end = std::min(text.find('_'), text.size());
  const auto seed = parse_seed(text.substr(0, end));
  const auto weather = end == text.size() ? std::optional(Weather::kDay) : parse_weather(text.substr(end + 1));
  if (!seed || !weather) return std::nullopt;
  return SceneSource{*seed, *weather};
}

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

Expected<Sample> read_sample(const std::string& path, const Progress* progress) {
  const auto scene = scene_named(fs::path(path).stem().string().substr(kPrefix.size()));
  if (!scene) return fail(path, "is not named scene_SEED.png or scene_SEED_WEATHER.png");
  auto picture = read_image(path, progress);
  if (!picture) return Unexpected(picture.error());
  return Sample{*scene, std::move(picture->image)};
}

}  // namespace pw

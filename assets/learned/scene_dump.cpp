// Writes scenes for the trainer: pointwise_scene_dump OUT FIRST COUNT [day|night|fog|snow|dirt] [FOCAL].
// "dirt": by day, only the seeds whose road is a dirt track. OUT receives COUNT records of 160*576*3 bytes RGB and
// 160*576 bytes of classes, one after another.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "compute/scene/base/place.h"
#include "compute/scene/scene.h"

namespace {

pw::Weather weather_named(const std::string& name) {
  if (name == "night") return pw::Weather::kNight;
  if (name == "fog") return pw::Weather::kFog;
  if (name == "snow") return pw::Weather::kSnow;
  return pw::Weather::kDay;
}

void write(std::ofstream& file, const std::vector<std::uint8_t>& bytes) {
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: %s OUT FIRST COUNT [day|night|fog|snow|dirt] [FOCAL]\n", argv[0]);
    return 2;
  }
  std::ofstream file(argv[1], std::ios::binary);
  pw::SceneSettings settings;
  const std::uint64_t first = std::strtoull(argv[2], nullptr, 10);
  const std::uint64_t count = std::strtoull(argv[3], nullptr, 10);
  if (argc > 4) settings.weather = weather_named(argv[4]);
  if (argc > 5) settings.focal_factor = std::strtof(argv[5], nullptr);
  const bool dirt_only = argc > 4 && std::string(argv[4]) == "dirt";
  settings.seed = first;
  for (std::uint64_t written = 0; written < count; ++settings.seed) {
    if (dirt_only && pw::scene::draw_place(settings, 0).road.surface != pw::scene::Surface::kDirt) continue;
    ++written;
    const auto scene = pw::make_scene(settings);
    if (!scene) {
      std::fprintf(stderr, "%s: %s\n", argv[0], scene.error().message().c_str());
      return 1;
    }
    write(file, scene->image.rgb8);
    write(file, scene->labels);
  }
  file.close();
  if (file.fail()) std::fprintf(stderr, "%s: %s: could not be written in full; is the disk full?\n", argv[0], argv[1]);
  return file.fail() ? 1 : 0;
}

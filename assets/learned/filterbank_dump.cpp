// Writes the filter bank's maps of scenes: pointwise_filterbank_dump OUT FIRST COUNT.
// OUT receives COUNT records of 256*20*72 float32, one after another.
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "compute/features/feature_extractor.h"
#include "compute/scene/scene.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: %s OUT FIRST COUNT\n", argv[0]);
    return 2;
  }
  std::ofstream file(argv[1], std::ios::binary);
  pw::FeatureExtractor extractor("");
  pw::SceneSettings settings;
  const std::uint64_t first = std::strtoull(argv[2], nullptr, 10);
  const std::uint64_t count = std::strtoull(argv[3], nullptr, 10);
  for (std::uint64_t i = 0; i < count; ++i) {
    settings.seed = first + i;
    const auto scene = pw::make_scene(settings);
    const auto found = extractor.extract(scene->image, pw::ExtractorKind::kFilterbank, nullptr, nullptr);
    if (!found) {
      std::fprintf(stderr, "%s: %s\n", argv[0], found.error().message().c_str());
      return 1;
    }
    for (std::int64_t c = 0; c < found->maps.shape().c; ++c) {
      const auto plane = found->maps.plane(0, c);
      file.write(reinterpret_cast<const char*>(plane.data()), static_cast<std::streamsize>(plane.size_bytes()));
    }
  }
  file.close();
  if (file.fail()) std::fprintf(stderr, "%s: %s: could not be written in full; is the disk full?\n", argv[0], argv[1]);
  return file.fail() ? 1 : 0;
}

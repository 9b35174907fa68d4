#include "app/import/samples.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/document/builtin_inputs.h"
#include "compute/io/images/image_file.h"
#include "tests/source_file.h"

namespace pw {
namespace {

const std::string kSampleAssets = source_file("assets");

TEST(Samples, AreScenesThatTheGeneratorMakesAgain) {
  const auto paths = sample_paths(kSampleAssets);
  EXPECT_EQ(paths.size(), 12U);
  int other_weather = 0;
  for (const std::string& path : paths) {
    const auto sample = read_sample(path);
    ASSERT_TRUE(sample) << sample.error().message();
    const Input scene = scene_picture(sample->scene);
    ASSERT_NE(scene.ground_truth, nullptr);
    EXPECT_EQ(scene.picture->rgb8, sample->picture.rgb8) << path;
    if (sample->scene.weather != Weather::kDay) ++other_weather;
  }
  EXPECT_EQ(other_weather, 1);
}

TEST(Samples, OtherNamesAreRefused) {
  for (const char* name : {"scene_.png", "scene_x.png", "scene_7_rain.png", "scene_7_.png", "scene_-1.png"})
    EXPECT_FALSE(read_sample(kSampleAssets + "/samples/" + name)) << name;
}

TEST(Samples, TheNameOfASceneTellsItsWeather) {
  EXPECT_EQ(scene_name({1000091, Weather::kDay}), "scene 1000091");
  EXPECT_EQ(scene_name({1000034, Weather::kSnow}), "scene 1000034 in snow");
  EXPECT_EQ(scene_name({7, Weather::kNight}), "scene 7 at night");
  EXPECT_EQ(scene_name({7, Weather::kFog}), "scene 7 in fog");
}

}  // namespace
}  // namespace pw

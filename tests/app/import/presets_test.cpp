#include "app/import/presets.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(Presets, EveryOfferedPresetFitsTheStack) {
  for (const std::int64_t channels : {1, 2, 3, 4, 64}) {
    FeatureMaps features;
    features.maps = Tensor({1, channels, 2, 2});
    const auto input = make_input_stack(std::move(features));
    for (const Preset& preset : presets_for(*input, {})) {
      if (!preset.can_be_used) continue;
      const auto weights = make_preset(preset.id, *input, {}, nullptr, "");
      ASSERT_TRUE(weights) << preset.id;
      EXPECT_EQ((*weights)->parameters.cin, channels);
      // Its command is on while they are in use, by their name.
      EXPECT_TRUE(preset.weights_name.empty() || (*weights)->name == preset.weights_name) << preset.id;
      EXPECT_EQ((*weights)->parameters.weight.size(), static_cast<std::size_t>((*weights)->parameters.cout * channels));
    }
    EXPECT_EQ(default_weights(*input, {}, nullptr, "")->parameters.cin, channels);
  }
}

}  // namespace
}  // namespace pw

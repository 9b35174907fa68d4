#include "app/document/map_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pw {
namespace {

using testing::HasSubstr;
using FoundMaps = std::vector<std::int64_t>;

std::shared_ptr<const InputStack> named_stack() {
  FeatureMaps features;
  features.maps = Tensor({1, 6, 1, 1});
  features.names = {"red", "green", "blue", "Gabor 0°", "Gabor 45°", "blur 2"};
  return make_input_stack(std::move(features));
}

TEST(FindMaps, ByNumberRangeOrName) {
  const auto input = named_stack();
  EXPECT_EQ(*find_maps(*input, "4"), (FoundMaps{4}));
  EXPECT_EQ(*find_maps(*input, " 5, 0-2 ,1"), (FoundMaps{0, 1, 2, 5}));
  EXPECT_EQ(*find_maps(*input, "3-1"), (FoundMaps{1, 2, 3}));
  EXPECT_EQ(*find_maps(*input, "gabor"), (FoundMaps{3, 4}));
  EXPECT_EQ(*find_maps(*input, "BL, 0"), (FoundMaps{0, 2, 5}));
  EXPECT_EQ(*find_maps(*input, "4,"), (FoundMaps{4}));
}

TEST(FindMaps, SaysWhatFindsNothing) {
  const auto input = named_stack();
  EXPECT_THAT(find_maps(*input, "6").error().message(), HasSubstr("the last one is 5"));
  EXPECT_THAT(find_maps(*input, "2-900000000000").error().message(), HasSubstr("the last one is 5"));
  EXPECT_THAT(find_maps(*input, "1, sobel").error().message(), HasSubstr("sobel"));
  for (const char* nothing : {"", " ", ",", " , "})
    EXPECT_THAT(find_maps(*input, nothing).error().message(), HasSubstr("5, 20-30")) << nothing;
}

}  // namespace
}  // namespace pw

// What is written around the block of Explore's mode 3D.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class Stack3dLabelsJourney : public StackJourney {
 protected:
  Stack3dLabelsJourney() { driver_.set("maps.show=3d"); }
};

TEST_F(Stack3dLabelsJourney, LabelsStandFreeOfEachOtherFromEverySide) {
  for (int yaw = 0; yaw <= 90; yaw += 15) {
    for (const int pitch : {0, 14, 35, 60}) {
      driver_.set(fmt::format("stack.yaw={}", yaw));
      driver_.set(fmt::format("stack.pitch={}", pitch));
      std::vector<Area> labels;
      for (const char* name :
           {"stack.axis.rows", "stack.axis.columns", "stack.axis.maps", "stack.slab", "stack.position"}) {
        if (driver_.shows(name)) labels.push_back(driver_.widget(name));
      }
      // At the very side, the columns and the lifted map are seen edge-on.
      EXPECT_GE(labels.size(), yaw < 90 ? 3U : 2U) << yaw << " " << pitch;
      const Area view = driver_.widget("stack.view");
      for (std::size_t i = 0; i < labels.size(); ++i) {
        EXPECT_GE(labels[i].x, view.x);
        EXPECT_LE(labels[i].right(), view.right());
        // So far apart that two are not read as one.
        const Area around{labels[i].x - 6.0F, labels[i].y - 6.0F, labels[i].w + 12.0F, labels[i].h + 12.0F};
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(around, labels[j])) << yaw << " " << pitch;
      }
    }
  }
}

// They are of one rank.
TEST_F(Stack3dLabelsJourney, LabelsAreAllThereAndOfOneSize) {
  driver_.set("theme=projector");
  for (const bool is_small : {false, true}) {
    if (is_small) driver_.drop({save_stack("small.npy", made_up_stack({1, 3, 4, 4}))});
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {1280, 720}, {1600, 900}, {900, 1400}})) {
      driver_.resize(width, height);
      driver_.wait_idle();
      const float line = driver_.widget("stack.axis.maps").h;
      for (const char* axis : {"stack.axis.rows", "stack.axis.columns"})
        EXPECT_EQ(driver_.widget(axis).h, line) << axis << " " << width << " × " << height;
      EXPECT_GE(line * 1080.0F / static_cast<float>(std::min(height, width * 3 / 4)), 36.0F) << width;
      for (const char* part : {"stack.slab", "stack.position"}) {
        const float lines = driver_.widget(part).h / line;
        EXPECT_TRUE(lines == 1.0F || lines == 2.0F) << part << " " << width << " × " << height;
      }
    }
  }
}

}  // namespace
}  // namespace pw

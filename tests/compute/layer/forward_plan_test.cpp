#include "compute/layer/forward_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pw {
namespace {

TEST(PixelPieces, CoverEveryPixelOnceAndNoneIsShorterThanAGrain) {
  for (const std::int64_t grain : {1, 16, 64}) {
    for (const std::int64_t grains : {1, 2, 5}) {
      for (std::int64_t pixels = 0; pixels < 400; ++pixels) {
        const PixelPieces pieces{pixels, grains * grain, grain};
        std::int64_t next = 0;
        for (std::int64_t piece = 0; piece < pieces.count(); ++piece) {
          ASSERT_EQ(pieces.begin(piece), next);
          next = pieces.end(piece);
          ASSERT_GE(next - pieces.begin(piece), std::min(grain, pixels));
        }
        ASSERT_EQ(next, pixels);
      }
    }
  }
}

}  // namespace
}  // namespace pw

#include "compute/parallel/partition.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pw {
namespace {

TEST(Partition, CoversEveryIndexOnceAndNoPartIsShorterThanAGrain) {
  for (const std::int64_t grain : {1, 16, 64}) {
    for (const std::int64_t grains : {1, 2, 5}) {
      for (std::int64_t size = 0; size < 400; ++size) {
        const Partition parts{size, grains * grain, grain};
        std::int64_t next = 0;
        for (std::int64_t part = 0; part < parts.count(); ++part) {
          ASSERT_EQ(parts[part].begin, next);
          next = parts[part].end;
          ASSERT_GE(parts[part].size(), std::min(grain, size));
        }
        ASSERT_EQ(next, size);
      }
    }
  }
}

}  // namespace
}  // namespace pw

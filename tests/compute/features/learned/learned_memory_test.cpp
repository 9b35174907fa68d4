#include <gtest/gtest.h>

#include <new>

#include "compute/features/learned/learned_network.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/features/scene_test_image.h"
#include "tests/compute/parallel/child_test_process.h"

namespace pw {
namespace {

enum Outcome { kMaps, kSentence, kBadAlloc, kNoReason };

int compute_maps(const NetworkWeights& weights, const Image& image, int threads) {
  try {
    ThreadPool pool(threads);
    const auto maps = LearnedNetwork(weights).forward(image, &pool, nullptr);
    if (maps) return kMaps;
    return maps.error().reason.empty() ? kNoReason : kSentence;
  } catch (const std::bad_alloc&) {
    return kBadAlloc;
  }
}

// oneDNN itself would crash.
TEST(LearnedMemory, TooLittleIsAnErrorAtAnyPoint) {
  if (test::kSanitized || test::used_address_space() == 0) GTEST_SKIP() << "memory cannot be limited here";
  const NetworkWeights weights = random_network_weights(1);
  const Image image = test::natural_image(64, 64, 3);
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  for (const int threads : {1, 3}) {
    int sentences = 0;
    for (std::size_t megabytes = 4; megabytes <= 76; megabytes += 4) {
      const int outcome =
          test::run_with_memory(megabytes * kMegabyte, [&] { return compute_maps(weights, image, threads); });
      EXPECT_TRUE(outcome == kMaps || outcome == kSentence || outcome == kBadAlloc)
          << outcome << " with " << megabytes << " MB and " << threads << " threads";
      sentences += outcome == kSentence ? 1 : 0;
    }
    EXPECT_GT(sentences, 0);
    EXPECT_EQ(test::run_with_memory(400 * kMegabyte, [&] { return compute_maps(weights, image, threads); }), kMaps);
  }
}

}  // namespace
}  // namespace pw

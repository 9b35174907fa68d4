// Sizes and values at the limits of their types.
#include <gtest/gtest.h>
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "compute/layer/pointwise_forward.h"
#include "compute/layer/pointwise_update.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

// Address space that costs memory only where it is touched.
class SparseFloats {
 public:
  explicit SparseFloats(std::size_t count)
      : bytes_(count * sizeof(float)),
        memory_(mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)) {}
  ~SparseFloats() {
    if (memory_ != MAP_FAILED) munmap(memory_, bytes_);
  }
  SparseFloats(const SparseFloats&) = delete;
  SparseFloats& operator=(const SparseFloats&) = delete;
  float* data() const { return memory_ == MAP_FAILED ? nullptr : static_cast<float*>(memory_); }

 private:
  std::size_t bytes_;
  void* memory_;
};

// Planes 2^30 floats apart: from the third on, a 32-bit index would overflow.
TEST(PointwiseLimits, OffsetsBeyond32BitsAreExact) {
  constexpr std::int64_t kStride = std::int64_t{1} << 30;
  const SparseFloats input(static_cast<std::size_t>(6 * kStride));
  const SparseFloats output(static_cast<std::size_t>(kStride * 18));
  if (input.data() == nullptr || output.data() == nullptr) GTEST_SKIP() << "no address space of 96 GiB";
  for (const std::int64_t cout : {2, 9}) {
    const TensorView in{input.data(), {2, 3, 1, 21}, kStride};
    const MutableTensorView writable{input.data(), in.shape, kStride};
    const MutableTensorView out{output.data(), {2, cout, 1, 21}, kStride};
    RandomNumbers random;
    fill(writable, [&] { return random.whole(); });
    auto layer = make_layer(cout, 3, [&] { return random.whole(); });
    pointwise_linear(in, layer, out);
    expect_equal(out, pointwise_reference(in, layer));
    update_weight(in, cout - 1, 2, 2.0F, out);
    layer.w(cout - 1, 2) += 2.0F;
    expect_equal(out, pointwise_reference(in, layer));
  }
}

// A stack whose planes all share the same memory, so that it has more than 2^31 elements at no cost.
TEST(PointwiseLimits, MoreElementsThan32BitsCountAreSummed) {
  constexpr std::int64_t kChannels = 70'000;
  constexpr std::int64_t kPixels = 33;
  const std::vector<float> plane(kPixels, 1.0F);
  const TensorView in{plane.data(), {1000, kChannels, 1, kPixels}, 0};
  ASSERT_GT(in.shape.count(), std::int64_t{1} << 31);
  PointwiseLayer layer(1, kChannels);
  for (float& w : layer.weight) w = 1.0F;
  std::vector<float> sums(1000 * kPixels);
  pointwise_linear(in.image(999), layer, {sums.data() + 999 * kPixels, {1, 1, 1, kPixels}, kPixels});
  EXPECT_EQ(sums.back(), static_cast<float>(kChannels));
  EXPECT_EQ(sums.front(), 0.0F);
}

double fastest_ms(const std::function<void()>& run) {
  double fastest = 1e9;
  for (int i = 0; i < 20; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    fastest =
        std::min(fastest, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  return fastest;
}

// Denormals are not flushed to zero and are not a hundred times slower.
TEST(PointwiseLimits, DenormalsCountAndCostLittle) {
  Tensor in({1, 64, 16, 64});
  PointwiseLayer layer(2, 64);
  for (float& w : layer.weight) w = 0.5F;
  Tensor out({1, 2, 16, 64});
  fill(in.view(), [] { return 1.0F; });
  const double normal = fastest_ms([&] { pointwise_linear(in, layer, out.view()); });
  constexpr float kDenormal = 1e-40F;
  fill(in.view(), [] { return kDenormal; });
  const double denormal = fastest_ms([&] { pointwise_linear(in, layer, out.view()); });
  EXPECT_NEAR(out.plane(0, 1)[1000], 32.0 * double{kDenormal}, 64 * std::numeric_limits<float>::denorm_min());
  EXPECT_LT(denormal, 30.0 * normal + 0.05) << "normal " << normal << " ms";
}

}  // namespace
}  // namespace pw

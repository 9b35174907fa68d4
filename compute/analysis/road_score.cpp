#include "compute/analysis/road_score.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

#include "compute/core/bilinear_rows.h"
#include "compute/scene/base/scene_class.h"

namespace pw {
namespace {

using Plane = std::vector<float>;

Plane plane_of(TensorView sums, std::int64_t n, std::int64_t output) {
  const auto values = sums.plane(n, output);
  return {values.begin(), values.end()};
}

// Planes to upsample, the road's and the others': road is where the largest of the former exceeds the largest of the
// latter, or `limit` without any.
struct Contest {
  std::vector<Plane> road, others;
  float limit = 0.0F;
};

Contest contest_of(TensorView sums, std::int64_t n, const RoadRule& rule) {
  Contest contest;
  const float logit = std::log(rule.threshold / (1.0F - rule.threshold));
  for (std::int64_t o = 0; o < sums.shape.c; ++o)
    (rule.is_road[static_cast<std::size_t>(o)] ? contest.road : contest.others).push_back(plane_of(sums, n, o));
  if (rule.independent || sums.shape.c == 1) {
    contest.others.clear();
    contest.limit = logit;
  } else if (sums.shape.c == 2 && contest.others.size() == 1) {
    // Upsampling is linear, so the difference can be taken before it.
    for (std::size_t p = 0; p < contest.road[0].size(); ++p) contest.road[0][p] -= contest.others[0][p];
    contest.others.clear();
    contest.limit = logit;
  }
  return contest;
}

// The largest of several planes, upsampled row by row.
class LargestRows {
 public:
  LargestRows(const std::vector<Plane>& planes, const Shape& shape, std::int64_t width, std::int64_t height)
      : largest_(static_cast<std::size_t>(width)) {
    rows_.reserve(planes.size());
    for (const Plane& plane : planes) rows_.emplace_back(plane, shape.h, shape.w, height, width);
  }
  std::span<const float> row(std::int64_t y) {
    std::ranges::fill(largest_, -std::numeric_limits<float>::infinity());
    for (BilinearRows& rows : rows_) {
      const auto row = rows.row(y);
      for (std::size_t x = 0; x < row.size(); ++x) largest_[x] = std::max(largest_[x], row[x]);
    }
    return largest_;
  }

 private:
  std::vector<BilinearRows> rows_;
  std::vector<float> largest_;
};

std::array<std::uint8_t, 256> road_labels(const std::function<bool(std::uint8_t)>& is_road_class) {
  std::array<std::uint8_t, 256> road{};
  for (std::size_t label = 0; label < road.size(); ++label)
    road[label] = is_road_class(static_cast<std::uint8_t>(label)) ? 1 : 0;
  return road;
}

// Scores ordered by their sign, exponent and the first bits of their fraction. The first bin never exceeds a
// threshold: -Inf, which stands for NaN as well.
std::size_t bin_of(float score) {
  if (!(score > -std::numeric_limits<float>::infinity())) return 0;
  const auto bits = std::bit_cast<std::uint32_t>(score + 0.0F);
  const std::uint32_t ordered = (bits & 0x80000000U) != 0 ? ~bits : bits | 0x80000000U;
  return ordered >> 16U;
}

}  // namespace

RoadScore road_score(TensorView sums, std::int64_t n, const RoadRule& rule, std::span<const std::uint8_t> labels,
                     const std::function<bool(std::uint8_t)>& is_road_class, std::int64_t width, std::int64_t height) {
  assert(static_cast<std::int64_t>(rule.is_road.size()) == sums.shape.c);
  assert(static_cast<std::int64_t>(labels.size()) == width * height);
  const Contest contest = contest_of(sums, n, rule);
  LargestRows road(contest.road, sums.shape, width, height);
  LargestRows others(contest.others, sums.shape, width, height);
  const auto road_of_label = road_labels(is_road_class);
  std::int64_t both = 0;
  std::int64_t either = 0;
  for (std::int64_t y = 0; y < height; ++y) {
    const auto row = road.row(y);
    const auto rivals = contest.others.empty() ? std::span<const float>() : others.row(y);
    const std::uint8_t* expected = labels.data() + y * width;
    for (std::size_t x = 0; x < row.size(); ++x) {
      const int predicted = row[x] > (rivals.empty() ? contest.limit : rivals[x]) ? 1 : 0;
      const int expected_road = road_of_label[expected[x]];
      both += predicted & expected_road;
      either += predicted | expected_road;
    }
  }
  const auto pixels = static_cast<double>(width * height);
  return {either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either),
          1.0 - static_cast<double>(either - both) / pixels};
}

std::optional<double> best_iou(TensorView sums, std::int64_t n, const RoadRule& rule,
                               std::span<const std::uint8_t> labels,
                               const std::function<bool(std::uint8_t)>& is_road_class, std::int64_t width,
                               std::int64_t height) {
  const Contest contest = contest_of(sums, n, rule);
  if (!contest.others.empty()) return std::nullopt;
  LargestRows road(contest.road, sums.shape, width, height);
  const auto road_of_label = road_labels(is_road_class);
  // By score: how many pixels, and how many of them are road.
  std::vector<std::array<std::uint32_t, 2>> bins(std::size_t{1} << 16U);
  std::int64_t expected = 0;
  for (std::int64_t y = 0; y < height; ++y) {
    const auto row = road.row(y);
    const std::uint8_t* truth = labels.data() + y * width;
    for (std::size_t x = 0; x < row.size(); ++x) {
      auto& [pixels, roads] = bins[bin_of(row[x])];
      ++pixels;
      roads += road_of_label[truth[x]];
      expected += road_of_label[truth[x]];
    }
  }
  // From the threshold that nothing exceeds downwards.
  double best = expected == 0 ? 1.0 : 0.0;
  std::int64_t predicted = 0;
  std::int64_t both = 0;
  for (std::size_t bin = bins.size(); bin-- > 1;) {
    if (bins[bin][0] == 0) continue;
    predicted += bins[bin][0];
    both += bins[bin][1];
    best = std::max(best, static_cast<double>(both) / static_cast<double>(predicted + expected - both));
  }
  return best;
}

bool is_road_label(std::uint8_t label) {
  return is_road(static_cast<SceneClass>(label));
}

}  // namespace pw

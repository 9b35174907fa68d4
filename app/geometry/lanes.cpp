#include "app/geometry/lanes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pw {
namespace {

ImVec2 towards(ImVec2 from, ImVec2 to, float distance) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float share = length > 0.0F ? std::min(1.0F, distance / length) : 0.0F;
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

float half_length(ImVec2 a, ImVec2 b) {
  return std::hypot(b.x - a.x, b.y - a.y) / 2.0F;
}

constexpr float kLeastStep = 0.25F;  // pixels

// Two points at one place have no direction between them, and a thick line a spike there.
bool is_near_last(const std::vector<ImVec2>& line, ImVec2 at) {
  return !line.empty() && std::hypot(at.x - line.back().x, at.y - line.back().y) < kLeastStep;
}

}  // namespace

// Of the lines that go to one side, the farthest takes the highest lane and starts outermost, so that the others turn
// down before they reach it.
std::vector<Lane> lanes_to(const std::vector<float>& ends, float start, float spread, float top, float bottom) {
  const std::size_t count = ends.size();
  std::vector<std::size_t> from_left(count);
  std::iota(from_left.begin(), from_left.end(), std::size_t{0});
  std::ranges::stable_sort(from_left, {}, [&](std::size_t i) { return ends[i]; });
  const auto to_left = static_cast<std::size_t>(std::ranges::count_if(ends, [&](float end) { return end < start; }));
  std::vector<Lane> lanes(count);
  for (std::size_t place = 0; place < count; ++place) {
    const std::size_t height = place < to_left ? place : to_left + (count - 1 - place);
    const float shift = static_cast<float>(place) - static_cast<float>(count - 1) / 2.0F;
    const float down = static_cast<float>(height + 1) / static_cast<float>(count + 1);
    lanes[from_left[place]] = {start + shift * spread, top + down * (bottom - top), ends[from_left[place]]};
  }
  return lanes;
}

std::optional<float> free_lane(float wanted, std::vector<Rect> things, float margin, float left, float right) {
  std::ranges::sort(things, {}, &Rect::x);
  std::optional<float> nearest;
  const auto consider = [&](float from, float to) {
    if (from > to) return;
    // A narrow gap has its lane in the middle.
    const float x = to - from < 2.0F * margin ? (from + to) / 2.0F : std::clamp(wanted, from, to);
    if (!nearest || std::fabs(x - wanted) < std::fabs(*nearest - wanted)) nearest = x;
  };
  float from = left;
  for (const Rect& thing : things) {
    consider(from, std::min(thing.x - margin, right));
    from = std::max(from, thing.right() + margin);
  }
  consider(from, right);
  return nearest;
}

std::vector<ImVec2> rounded(const std::vector<ImVec2>& corners, float radius) {
  constexpr int kSteps = 6;
  std::vector<ImVec2> line;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const ImVec2 at = corners[i];
    if (i == 0 || i + 1 == corners.size()) {
      while (line.size() > 1 && is_near_last(line, at)) line.pop_back();
      line.push_back(at);
      continue;
    }
    const float reach = std::min({radius, half_length(corners[i - 1], at), half_length(at, corners[i + 1])});
    const ImVec2 from = towards(at, corners[i - 1], reach);
    const ImVec2 to = towards(at, corners[i + 1], reach);
    for (int step = 0; step <= kSteps; ++step) {
      const float t = static_cast<float>(step) / kSteps;
      const float s = 1.0F - t;
      const ImVec2 next{s * s * from.x + 2.0F * s * t * at.x + t * t * to.x,
                        s * s * from.y + 2.0F * s * t * at.y + t * t * to.y};
      if (!is_near_last(line, next)) line.push_back(next);
    }
  }
  return line;
}

}  // namespace pw

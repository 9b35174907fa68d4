#include "compute/scene/ground/marks.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

// The fraction of [z - step/2, z + step/2] that lies in [from, to].
float overlap(float z, float step, float from, float to) {
  return clamp01((std::min(z + 0.5F * step, to) - std::max(z - 0.5F * step, from)) / step);
}

}  // namespace

Marks::Marks(const Stage& stage) {
  Random random = stage.place.random(kMarkStream);
  const Road& road = stage.place.road;
  const Setting setting = stage.place.setting;
  const bool yellow = random.chance(0.1F);
  color_ = vary(random, yellow ? Rgb{0.84F, 0.68F, 0.22F} : Rgb{0.88F, 0.88F, 0.86F}, 0.04F);
  wear_ = random.between(-0.1F, 0.5F);
  if (stage.place.weather == Weather::kSnow) wear_ += random.between(0.1F, 0.5F);
  offset_ = random.between(0.0F, 100.0F);
  if (road.surface == Surface::kDirt) return;
  draw_lines(random, road, setting);
  const bool town = setting == Setting::kCity || setting == Setting::kSuburb;
  if (random.chance(town ? 0.3F : 0.03F)) {
    crossing_ = random.between(6.0F, 26.0F);
    crossing_half_ = random.between(1.2F, 2.0F);
    bar_ = random.between(0.4F, 0.6F);
    stop_ = random.chance(0.4F) ? crossing_ - crossing_half_ - 1.2F : 0.0F;
  }
  if (road.lanes >= 2 && random.chance(0.14F)) {
    arrow_ = random.between(5.0F, 18.0F);
    const float lane = static_cast<float>(random.below(road.lanes)) + 0.5F - 0.5F * static_cast<float>(road.lanes);
    arrow_across_ = lane * road.lane_width;
  }
}

void Marks::add(float across, float half, float period, float painted, float phase) {
  if (count_ < static_cast<int>(lines_.size()))
    lines_[static_cast<std::size_t>(count_++)] = {across, half, period, painted, phase};
}

void Marks::draw_lines(Random& random, const Road& road, Setting setting) {
  const float half = random.between(0.055F, 0.1F);
  const float period = random.between(5.0F, 13.0F);
  const float painted = random.between(0.3F, 0.6F);
  const float phase = random.uniform();
  const bool lane_lines = random.chance(setting == Setting::kSuburb ? 0.6F : 0.88F);
  const bool solid = random.chance(0.15F);
  const bool twin = random.chance(0.1F);
  for (int lane = 1; lane_lines && lane < road.lanes; ++lane) {
    const float across = (static_cast<float>(lane) - 0.5F * static_cast<float>(road.lanes)) * road.lane_width;
    const bool middle = 2 * lane == road.lanes;
    if (middle && twin) {
      add(across - 0.14F, half, 0.0F, 1.0F, 0.0F);
      add(across + 0.14F, half, solid ? 0.0F : period, painted, phase);
    } else {
      add(across, half, middle && solid ? 0.0F : period, painted, phase);
    }
  }
  const float edge_lines = setting == Setting::kHighway  ? 1.0F
                           : setting == Setting::kCity   ? 0.3F
                           : setting == Setting::kSuburb ? 0.25F
                                                         : 0.7F;
  const float edge = std::min(0.5F * static_cast<float>(road.lanes) * road.lane_width, road.half_width - 0.2F);
  const bool broken = random.chance(0.12F);
  if (!random.chance(edge_lines)) return;
  add(-edge, half, broken ? 1.5F : 0.0F, 0.5F, 0.0F);
  add(edge, half, broken ? 1.5F : 0.0F, 0.5F, 0.0F);
}

void Marks::stroke(Stage& stage, const GroundRow& row, float left, float right, float share) const {
  const int begin = std::max(0, row.column(left) - 1);
  const int end = std::min(row.width, row.column(right) + 1);
  for (int i = begin; i < end; ++i) {
    const std::size_t at = stage.frame.index(i, row.y);
    if (!is_road(stage.frame.label[at])) continue;
    const float across = row.across_of(i);
    const float cover = overlap(across, row.x_step, left, right) * share;
    const float rub = stage.noise.layered(across * 6.0F + offset_, row.z * 1.7F, 2);
    const float paint = cover * clamp01((rub - wear_) * 5.0F + 0.3F);
    if (paint <= 0.0F) continue;
    stage.frame.color[at] = mix(stage.frame.color[at], color_ * (0.88F + 0.2F * rub), paint);
    if (paint >= 0.5F) stage.frame.label[at] = SceneClass::kLaneMark;
  }
}

void Marks::paint_crossing(Stage& stage, const GroundRow& row) const {
  const Road& road = stage.place.road;
  const float share = overlap(row.z, row.z_step, crossing_ - crossing_half_, crossing_ + crossing_half_);
  if (share > 0.0F)
    for (float across = -road.half_width + bar_; across + bar_ < road.half_width; across += 2.0F * bar_)
      stroke(stage, row, across, across + bar_, share);
  if (stop_ <= 0.0F) return;
  const float stop = overlap(row.z, row.z_step, stop_ - 0.2F, stop_ + 0.2F);
  if (stop > 0.0F) stroke(stage, row, 0.2F, road.half_width - 0.3F, stop);
}

// A straight-on arrow: 2.6 m of shaft and 1.4 m of head.
void Marks::paint_arrow(Stage& stage, const GroundRow& row) const {
  const float along = row.z - arrow_;
  if (along < 0.0F || along > 4.0F) return;
  const float half = along < 2.6F ? 0.08F : 0.32F * (4.0F - along) / 1.4F;
  stroke(stage, row, arrow_across_ - half, arrow_across_ + half, 1.0F);
}

void Marks::paint(Stage& stage, const GroundRow& row) const {
  const Road& road = stage.place.road;
  const bool junction = road.junction > 0.0F && absolute(row.z - road.junction) < road.junction_half;
  const bool on_crossing = crossing_ > 0.0F && absolute(row.z - crossing_) < crossing_half_ + 0.5F;
  for (int i = 0; i < count_ && !junction && !on_crossing; ++i) {
    const Line& line = lines_[static_cast<std::size_t>(i)];
    float share = 1.0F;
    if (line.period > 0.0F) {
      // In the distance dashes blend into their mean.
      const float at = fraction(row.z / line.period + line.phase) * line.period;
      const float painted = line.painted * line.period;
      const float step = std::min(row.z_step, line.period);
      share = overlap(at, step, 0.0F, painted) + overlap(at, step, line.period, line.period + painted);
      if (row.z_step > line.period) share = line.painted;
    }
    if (share > 0.0F) stroke(stage, row, line.across - line.half, line.across + line.half, share);
  }
  if (crossing_ > 0.0F) paint_crossing(stage, row);
  if (arrow_ > 0.0F && !junction) paint_arrow(stage, row);
}

}  // namespace pw::scene

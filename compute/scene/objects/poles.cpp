#include "compute/scene/objects/poles.h"

#include "compute/scene/base/quad.h"
#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

Pole draw_look(Random& random, PoleKind kind, float side) {
  const float heights[] = {7.5F, 2.6F, 3.6F, 8.0F, 3.4F, 1.0F};
  const float thick[] = {0.07F, 0.035F, 0.06F, 0.12F, 0.06F, 0.06F};
  Pole pole;
  pole.kind = kind;
  pole.height = heights[static_cast<int>(kind)] * random.between(0.85F, 1.2F);
  pole.thickness = thick[static_cast<int>(kind)];
  pole.color = vary(random, kind == PoleKind::kWire ? Rgb{0.38F, 0.31F, 0.25F} : Rgb{0.50F, 0.51F, 0.52F}, 0.05F);
  if (kind == PoleKind::kMarker) pole.color = {0.88F, 0.88F, 0.86F};
  if (kind == PoleKind::kLamp) pole.arm = -side * random.between(0.6F, 2.2F);
  const Rgb faces[] = {{0.78F, 0.14F, 0.12F}, {0.14F, 0.28F, 0.65F}, {0.88F, 0.88F, 0.86F}, {0.86F, 0.70F, 0.14F}};
  const Rgb boards[] = {{0.14F, 0.28F, 0.60F}, {0.16F, 0.42F, 0.25F}, {0.86F, 0.70F, 0.2F}, {0.88F, 0.88F, 0.86F}};
  const int face = random.below(4);
  pole.face = vary(random, kind == PoleKind::kBoard ? boards[face] : faces[face], 0.03F);
  pole.shape = random.below(3);
  return pole;
}

// Poles of one kind, evenly spaced.
void plan_line(Random& random, const Stage& stage, PoleKind kind, float side, float step, std::vector<Pole>& poles) {
  const Road& road = stage.place.road;
  const Pole look = draw_look(random, kind, side);
  const float aside = road.half_width + random.between(0.35F, kind == PoleKind::kWire ? 5.0F : 1.2F);
  for (float z = random.between(4.0F, step); z < 150.0F; z += step) {
    Pole pole = look;
    pole.foot = {road.center(z) + side * aside, 0.0F, z};
    if (!road.in_junction(z, side)) poles.push_back(pole);
  }
}

void plan_single(Random& random, const Stage& stage, std::vector<Pole>& poles) {
  const Road& road = stage.place.road;
  const float kinds = random.uniform();
  const PoleKind kind = kinds < 0.65F ? PoleKind::kSign : kinds < 0.82F ? PoleKind::kBoard : PoleKind::kSignal;
  const float side = random.chance(0.7F) ? 1.0F : -1.0F;
  Pole pole = draw_look(random, kind, side);
  const float z = random.between(5.0F, 50.0F);
  const float aside = road.half_width + random.between(0.4F, 2.0F);
  pole.foot = {road.center(z) + side * aside, 0.0F, z};
  if (!road.in_junction(z, side)) poles.push_back(pole);
}

void draw_stem(Stage& stage, const Pole& pole) {
  // A thin pole covers only a part of a pixel; it is widened to one pixel and blended.
  const float pixel = pole.foot.z * stage.camera.pixel_x;
  const float half = std::max(pole.thickness, 0.5F * pixel);
  const float cover = pole.thickness / half;
  const Camera& camera = stage.camera;
  const int x0 = camera.column((pole.foot.x - half) / pole.foot.z);
  const int x1 = camera.column((pole.foot.x + half) / pole.foot.z);
  const int y0 = camera.row((camera.eye_height - pole.height) / pole.foot.z);
  const int y1 = camera.row(camera.eye_height / pole.foot.z);
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) {
      const float turn = (camera.tan_x[static_cast<std::size_t>(x)] * pole.foot.z - pole.foot.x) / half;
      const float light = stage.place.light.on({clamp(turn, -0.9F, 0.9F), 0.0F, -0.5F});
      const bool band = pole.kind == PoleKind::kMarker &&
                        absolute(camera.eye_height - camera.tan_y[static_cast<std::size_t>(y)] * pole.foot.z -
                                 0.75F * pole.height) < 0.1F;
      stage.frame.cover(stage.frame.index(x, y), pole.foot.z, band ? Rgb{0.12F, 0.12F, 0.13F} : pole.color * light,
                        SceneClass::kPole, std::max(cover, 0.35F));
    }
}

void draw_plate(Stage& stage, const Pole& pole, float width, float height, float middle, int shape) {
  const Quad quad = {{pole.foot.x - 0.5F * width, middle - 0.5F * height, pole.foot.z - 0.05F},
                     {width, 0.0F, 0.0F},
                     {0.0F, height, 0.0F}};
  const float light = stage.place.light.on({0.0F, 0.0F, -1.0F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    const float x = absolute(s * 2.0F - 1.0F);
    const float y = t * 2.0F - 1.0F;
    const float round = x * x + y * y;
    const float point = x + 0.5F * (y + 1.0F);
    if (shape == 0 && round > 1.0F) return false;
    if (shape == 1 && point > 1.0F) return false;
    const bool inside = shape == 0   ? round < 0.5F
                        : shape == 1 ? point < 0.7F && y > -0.75F
                                     : x < 0.9F && absolute(y) < 0.86F;
    const bool text = shape == 2 && absolute(y) < 0.5F && fraction(t * 4.0F) > 0.55F && x < 0.7F;
    const Rgb white = {0.9F, 0.9F, 0.89F};
    color = (shape < 2 ? (inside ? white : pole.face) : (text || !inside ? white : pole.face)) * light;
    label = SceneClass::kPole;
    return true;
  });
}

void draw_lamp(Stage& stage, const Pole& pole) {
  const float left = std::min(pole.foot.x, pole.foot.x + pole.arm);
  const bool night = stage.place.weather == Weather::kNight;
  const float head = pole.arm > 0.0F ? 0.72F : 0.0F;
  const Quad quad = {{left, pole.height - 0.12F, pole.foot.z}, {absolute(pole.arm), 0.0F, 0.0F}, {0.0F, 0.16F, 0.0F}};
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float, float, Rgb& color, SceneClass& label) {
    const bool lit = night && s >= head && s <= head + 0.28F;
    color = lit ? Rgb{1.0F, 0.86F, 0.6F} * stage.place.light.lamp() : pole.color;
    label = SceneClass::kPole;
    return true;
  });
}

}  // namespace

std::vector<Pole> plan_poles(const Stage& stage) {
  Random random = stage.place.random(kPoleStream);
  const Setting setting = stage.place.setting;
  std::vector<Pole> poles;
  const bool built = setting == Setting::kCity || setting == Setting::kSuburb;
  struct Line {
    PoleKind kind;
    float in_town, outside;    // probabilities
    float min_step, max_step;  // metres from one to the next
  };
  const Line lines[] = {{PoleKind::kLamp, 0.45F, 0.08F, 18.0F, 35.0F},
                        {PoleKind::kWire, 0.08F, 0.18F, 25.0F, 45.0F},
                        {PoleKind::kMarker, 0.02F, 0.3F, 12.0F, 25.0F}};
  for (const float side : {-1.0F, 1.0F}) {
    for (const Line& line : lines) {
      const float step = random.between(line.min_step, line.max_step);
      if (random.chance(built ? line.in_town : line.outside)) plan_line(random, stage, line.kind, side, step, poles);
    }
  }
  const int singles = random.below(built ? 6 : 3);
  for (int i = 0; i < singles; ++i) plan_single(random, stage, poles);
  return poles;
}

void cast_shadow(const Pole& pole, Shadows& shadows) {
  const float r = std::max(pole.thickness, 0.05F);
  shadows.add_box({pole.foot.x - r, 0.0F, pole.foot.z - r}, {pole.foot.x + r, pole.height, pole.foot.z + r});
}

void draw_pole(Stage& stage, const Pole& pole) {
  draw_stem(stage, pole);
  const float top = pole.height;
  if (pole.kind == PoleKind::kLamp) draw_lamp(stage, pole);
  if (pole.kind == PoleKind::kSign)
    draw_plate(stage, pole, 0.75F, pole.shape == 2 ? 0.75F : 0.72F, top - 0.36F, pole.shape);
  if (pole.kind == PoleKind::kBoard) draw_plate(stage, pole, 2.4F, 1.3F, top - 0.65F, 2);
  if (pole.kind == PoleKind::kWire)
    draw_plate(stage, {pole.kind, pole.foot, top, 0.1F, 0.0F, 3, pole.color, pole.color}, 1.6F, 0.12F, top - 0.5F, 2);
  if (pole.kind == PoleKind::kSignal)
    draw_plate(stage, {pole.kind, pole.foot, top, 0.1F, 0.0F, 3, pole.color, {0.12F, 0.13F, 0.13F}}, 0.32F, 0.95F,
               top - 0.4F, 2);
}

}  // namespace pw::scene

#pragma once
// Rectangles in space, drawn in perspective with a depth test: walls, roofs, the sides of cars, signs.
#include <array>

#include "compute/scene/base/camera.h"
#include "compute/scene/base/frame.h"

namespace pw::scene {

// corner + s*along + t*up with s, t in 0...1; along and up are at right angles.
struct Quad {
  Vec3 corner, along, up;
};

struct PixelBox {
  int x0, x1, y0, y1;  // x1, y1 are one past the last
};

// The pixels that the part of the quad beyond the near plane can touch.
inline PixelBox bounds(const Camera& camera, const Quad& quad) {
  constexpr float kNear = 0.5F;
  const std::array<Vec3, 4> corners = {quad.corner, quad.corner + quad.along, quad.corner + quad.along + quad.up,
                                       quad.corner + quad.up};
  float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
  const auto include = [&](Vec3 p) {
    const float tx = p.x / p.z;
    const float ty = (camera.eye_height - p.y) / p.z;
    left = std::min(left, tx), right = std::max(right, tx);
    top = std::min(top, ty), bottom = std::max(bottom, ty);
  };
  for (std::size_t i = 0; i < 4; ++i) {
    const Vec3 a = corners[i];
    const Vec3 b = corners[(i + 1) % 4];
    if (a.z >= kNear) include(a);
    if ((a.z < kNear) == (b.z < kNear)) continue;
    Vec3 crossing = a + (b - a) * ((kNear - a.z) / (b.z - a.z));
    crossing.z = kNear;
    include(crossing);
  }
  if (left > right) return {0, 0, 0, 0};
  return {camera.column(left), camera.column(right), camera.row(top), camera.row(bottom)};
}

// shade(s, t, z, color, label) fills in the colour and class and returns whether there is anything at (s, t).
template <class Shade>
void draw_quad(Frame& frame, const Camera& camera, const Quad& quad, Shade&& shade) {
  const Vec3 normal = cross(quad.along, quad.up);
  const Vec3 to_eye = Vec3{0.0F, camera.eye_height, 0.0F} - quad.corner;
  const float distance = -dot(normal, to_eye);
  const Vec3 along = quad.along * (1.0F / dot(quad.along, quad.along));
  const Vec3 up = quad.up * (1.0F / dot(quad.up, quad.up));
  const float s0 = dot(to_eye, along);
  const float t0 = dot(to_eye, up);
  const PixelBox box = bounds(camera, quad);
  for (int y = box.y0; y < box.y1; ++y) {
    const float ty = -camera.tan_y[static_cast<std::size_t>(y)];
    for (int x = box.x0; x < box.x1; ++x) {
      const float tx = camera.tan_x[static_cast<std::size_t>(x)];
      const float facing = normal.x * tx + normal.y * ty + normal.z;
      if (absolute(facing) < 1e-9F) continue;
      const float z = distance / facing;
      const std::size_t i = frame.index(x, y);
      if (z < 0.5F || z >= frame.depth[i]) continue;
      const float s = s0 + z * (along.x * tx + along.y * ty + along.z);
      const float t = t0 + z * (up.x * tx + up.y * ty + up.z);
      if (s < 0.0F || s > 1.0F || t < 0.0F || t > 1.0F) continue;
      Rgb color;
      SceneClass label = SceneClass::kBuilding;
      if (shade(s, t, z, color, label)) frame.put(i, z, color, label);
    }
  }
}

}  // namespace pw::scene

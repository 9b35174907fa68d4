#pragma once
// Display-referred colours (0...1, more for lamps at night) and vectors in metres.
#include "compute/core/random.h"
#include "compute/scene/base/scalar.h"

namespace pw::scene {

struct Rgb {
  float r = 0.0F, g = 0.0F, b = 0.0F;
};
inline Rgb operator+(Rgb a, Rgb b) {
  return {a.r + b.r, a.g + b.g, a.b + b.b};
}
inline Rgb operator*(Rgb a, Rgb b) {
  return {a.r * b.r, a.g * b.g, a.b * b.b};
}
inline Rgb operator*(Rgb a, float k) {
  return {a.r * k, a.g * k, a.b * k};
}
inline Rgb mix(Rgb a, Rgb b, float t) {
  return {mix(a.r, b.r, t), mix(a.g, b.g, t), mix(a.b, b.b, t)};
}

// `base` made lighter or darker by a normal deviate, and its hue shifted by about a third of that; clamped to 0.02...1.
inline Rgb vary(Random& random, Rgb base, float deviation) {
  const float level = random.normal(deviation);
  const float r = level + random.normal(deviation * 0.35F);
  const float g = level + random.normal(deviation * 0.25F);
  const float b = level + random.normal(deviation * 0.35F);
  return {clamp(base.r + r, 0.02F, 1.0F), clamp(base.g + g, 0.02F, 1.0F), clamp(base.b + b, 0.02F, 1.0F)};
}

// x to the right, y up from the ground, z ahead of the camera; metres.
struct Vec3 {
  float x = 0.0F, y = 0.0F, z = 0.0F;
};
inline Vec3 operator+(Vec3 a, Vec3 b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Vec3 operator-(Vec3 a, Vec3 b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Vec3 operator*(Vec3 a, float k) {
  return {a.x * k, a.y * k, a.z * k};
}
inline float dot(Vec3 a, Vec3 b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

}  // namespace pw::scene

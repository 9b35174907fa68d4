#pragma once
// Arithmetic of the scene generator. Only + - * / sqrt and integers: these round identically on every machine, libm
// does not.
#include <cmath>

namespace pw::scene {

// floor() as an int; |x| < 2^31.
inline int floor_int(float x) {
  const int whole = static_cast<int>(x);
  return whole - (x < static_cast<float>(whole) ? 1 : 0);
}
inline float fraction(float x) {
  return x - static_cast<float>(floor_int(x));
}
inline float clamp(float x, float low, float high) {
  return x < low ? low : (x > high ? high : x);
}
inline float clamp01(float x) {
  return clamp(x, 0.0F, 1.0F);
}
inline float mix(float a, float b, float t) {
  return a + (b - a) * t;
}
inline float square(float x) {
  return x * x;
}
inline float absolute(float x) {
  return x < 0.0F ? -x : x;
}
inline float smooth_step(float from, float to, float x) {
  const float t = clamp01((x - from) / (to - from));
  return t * t * (3.0F - 2.0F * t);
}

// sin(2 pi turns), error below 0.0012: parabola and one correction.
inline float sine(float turns) {
  const float t = fraction(turns) * 2.0F - 1.0F;
  const float parabola = -4.0F * t * (1.0F - absolute(t));
  return parabola * (0.775F + 0.225F * absolute(parabola));
}
inline float cosine(float turns) {
  return sine(turns + 0.25F);
}

// exp(-x) for x >= 0, error below 0.012: the reciprocal of the series' first terms.
inline float decay(float x) {
  return 1.0F / (1.0F + x * (1.0F + x * (0.5F + x * (0.1667F + x * 0.0417F))));
}

}  // namespace pw::scene

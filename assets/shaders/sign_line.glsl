// Lines that part negative values from the others, so that a copy without colours shows the sign: dark on their side,
// light on the other. Whoever includes this defines shown_value().
uniform float least_side;  // pixels: in smaller positions the lines would leave no room for colour

float shown_value(ivec2 position);

ivec2 position_of(vec2 point, ivec2 size) {
  // A pixel's middle on the edge of two positions belongs to the second: both triangles of a picture agree on it.
  return clamp(ivec2(point * vec2(size) + 0.001), ivec2(0), size - 1);
}

// Whether a position of the other sign begins within the line's width. `extent`: of the picture, in pixels. What is not
// a number has no sign.
bool is_beside_other_sign(float v, vec2 point, vec2 extent, ivec2 size) {
  vec2 side = extent / vec2(size);
  float shorter = min(side.x, side.y);
  if (shorter < least_side || isnan(v)) return false;
  // Of small positions little may be covered; those of large ones must be seen on a screen of many pixels.
  float least = clamp(floor(shorter / 4.5), 1.0, 2.0);
  float width = max(least, clamp(floor(shorter / 10.0), 1.0, max(3.0, floor(shorter / 24.0))));
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      float other = shown_value(position_of(clamp(point + width * vec2(dx, dy) / extent, 0.0, 1.0), size));
      if (!isnan(other) && (other < 0.0) != (v < 0.0)) return true;
    }
  }
  return false;
}

// No lines where the scale, `limits`, has one sign only.
vec3 with_sign_line(vec3 seen, float v, vec2 limits, vec2 point, vec2 extent, ivec2 size) {
  bool has_both = limits.x < 0.0 && limits.y > 0.0;
  return has_both && is_beside_other_sign(v, point, extent, size) ? mix(seen, vec3(v < 0.0 ? 0.0 : 1.0), 0.8) : seen;
}

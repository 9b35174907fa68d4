#version 330 core
// Maps values to colours with the same 256-entry table as on the CPU. Where values of both signs are shown and positions
// are large enough, a line parts them: dark on the negative side, light on the other, so that a grey copy shows the sign.
uniform sampler2DArray stack;
uniform sampler2DArray minus;
uniform bool subtract;
uniform sampler2D table;
uniform vec3 nan_colour;
uniform vec3 positive_inf_colour;
uniform vec3 negative_inf_colour;
uniform float least_side;  // pixels: in smaller positions the lines would leave no room for colour
in vec2 at;
flat in vec2 extent;  // of the tile, pixels
flat in vec4 coded;
flat in vec2 limits;
out vec4 colour;

float value_at(ivec2 position) {
  ivec3 texel = ivec3(position, int(coded.x));
  float x = texelFetch(stack, texel, 0).r;
  if (subtract) x -= texelFetch(minus, texel, 0).r;
  return coded.y * x + coded.z;
}

ivec2 position_of(vec2 point, ivec2 size) {
  return clamp(ivec2(point * vec2(size)), ivec2(0), size - 1);
}

vec3 colour_of(float v) {
  if (isnan(v)) return nan_colour;
  if (isinf(v)) return v > 0.0 ? positive_inf_colour : negative_inf_colour;
  // Halves, because the difference of the limits may overflow.
  float t = clamp((0.5 * v - 0.5 * limits.x) / (0.5 * limits.y - 0.5 * limits.x), 0.0, 1.0);
  return texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb;
}

// Whether a position of the other sign begins within the line's width. What is not a number has no sign.
bool is_at_zero(float v, ivec2 size) {
  vec2 side = extent / vec2(size);
  float shorter = min(side.x, side.y);
  if (limits.x >= 0.0 || limits.y <= 0.0 || shorter < least_side || isnan(v)) return false;
  float width = clamp(floor(shorter / 10.0), 1.0, 3.0);
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      float other = value_at(position_of(clamp(at + width * vec2(dx, dy) / extent, 0.0, 1.0), size));
      if (!isnan(other) && (other < 0.0) != (v < 0.0)) return true;
    }
  }
  return false;
}

void main() {
  ivec2 size = textureSize(stack, 0).xy;
  float v = value_at(position_of(at, size));
  vec3 seen = colour_of(v);
  if (is_at_zero(v, size)) seen = mix(seen, vec3(v < 0.0 ? 0.0 : 1.0), 0.8);
  colour = vec4(seen, 1.0);
}

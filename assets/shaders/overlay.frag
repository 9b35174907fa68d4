#version 330 core
// The image, tinted by what the outputs predict, or by one output's values.
uniform sampler2D image;         // top row at v = 0
uniform bool has_image;
uniform sampler2DArray outputs;  // the sums, before the activation
uniform sampler2D table;
uniform sampler2D ground_truth;  // one byte per pixel, top row at v = 0
uniform bool outline;            // of the ground truth
uniform int mode;                // 0: where `chosen` is predicted, 1: its probability, 2: its values, 3: outputs 0, 1, 2 as red, green, blue, 4: classes
uniform int chosen;
uniform int count;
uniform vec2 limits;
uniform bool independent;        // whether a probability is the output's own sigmoid, instead of the softmax
uniform float threshold;
uniform bool shows_lone;         // a position that is predicted without its neighbours has the tint alone, whole
uniform vec3 classes[16];        // a colour per output
uniform vec3 tint;
uniform vec3 plain;              // behind the tint where there is no image
uniform vec2 extent;             // of the canvas, pixels
in vec2 at;
out vec4 colour;

#include "sign_line.glsl"

float shown_value(ivec2 position) {
  return texelFetch(outputs, ivec3(position, chosen), 0).r;
}

float value_at_position(int layer) {
  return texelFetch(outputs, ivec3(position_of(at, textureSize(outputs, 0).xy), layer), 0).r;
}

// Bilinear between the centres of positions; nearest position without an image.
float interpolated(int layer) {
  if (!has_image) return value_at_position(layer);
  ivec2 size = textureSize(outputs, 0).xy;
  vec2 position = at * vec2(size) - 0.5;
  ivec2 low = ivec2(floor(position));
  vec2 part = position - vec2(low);
  ivec2 last = size - 1;
  ivec2 a = clamp(low, ivec2(0), last);
  ivec2 b = clamp(low + 1, ivec2(0), last);
  float upper = mix(texelFetch(outputs, ivec3(a.x, a.y, layer), 0).r, texelFetch(outputs, ivec3(b.x, a.y, layer), 0).r, part.x);
  float lower = mix(texelFetch(outputs, ivec3(a.x, b.y, layer), 0).r, texelFetch(outputs, ivec3(b.x, b.y, layer), 0).r, part.x);
  return mix(upper, lower, part.y);
}

float softmax_of_chosen() {
  float chosen_value = interpolated(chosen);
  float total = 0.0;
  for (int k = 0; k < count; ++k) total += exp(interpolated(k) - chosen_value);
  return 1.0 / total;
}

float probability_of_chosen() {
  return independent || count == 1 ? 1.0 / (1.0 + exp(-interpolated(chosen))) : softmax_of_chosen();
}

bool chosen_is_largest() {
  float chosen_value = interpolated(chosen);
  bool largest = true;
  for (int k = 0; k < count; ++k) largest = largest && (k == chosen || chosen_value > interpolated(k));
  return largest;
}

bool is_largest_at(ivec2 position) {
  if (any(lessThan(position, ivec2(0))) || any(greaterThanEqual(position, textureSize(outputs, 0).xy))) return false;
  float chosen_value = texelFetch(outputs, ivec3(position, chosen), 0).r;
  bool largest = true;
  for (int k = 0; k < count; ++k)
    largest = largest && (k == chosen || chosen_value > texelFetch(outputs, ivec3(position, k), 0).r);
  return largest;
}

// Between its neighbours and it, the chosen output may be the largest in less than a pixel.
bool is_lone() {
  ivec2 here = position_of(at, textureSize(outputs, 0).xy);
  return is_largest_at(here) && !is_largest_at(here - ivec2(1, 0)) && !is_largest_at(here + ivec2(1, 0)) &&
         !is_largest_at(here - ivec2(0, 1)) && !is_largest_at(here + ivec2(0, 1));
}

vec3 colour_of_largest() {
  int largest = 0;
  float value = interpolated(0);
  for (int k = 1; k < count; ++k) {
    float other = interpolated(k);
    if (other > value) {
      largest = k;
      value = other;
    }
  }
  return classes[min(largest, 15)];
}

// On the edge between road and not road, about two pixels of the canvas wide.
bool on_outline() {
  vec2 step = vec2(dFdx(at.x), dFdy(at.y));
  bool here = texture(ground_truth, at).r > 0.5;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      if ((texture(ground_truth, at + vec2(dx, dy) * step).r > 0.5) != here) return true;
    }
  }
  return false;
}

vec3 tinted(vec3 base) {
  if (mode == 2) {
    float v = value_at_position(chosen);
    // Halves, because the difference of the limits may overflow.
    float t = clamp((0.5 * v - 0.5 * limits.x) / (0.5 * limits.y - 0.5 * limits.x), 0.0, 1.0);
    vec3 value = texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb;
    vec3 mixed = isnan(v) || isinf(v) ? base : mix(base, value, 0.65);
    return with_sign_line(mixed, v, limits, at, extent, textureSize(outputs, 0).xy);
  }
  if (mode == 1) return mix(base, tint, 0.7 * clamp(probability_of_chosen(), 0.0, 1.0));
  if (mode == 3) return clamp(vec3(value_at_position(0), value_at_position(1), value_at_position(2)), 0.0, 1.0);
  if (mode == 4) return mix(base, colour_of_largest(), 0.62);
  bool by_threshold = independent || count <= 2;
  // Hardly seen otherwise: one of a thousand positions is a few pixels.
  if (!by_threshold && shows_lone && is_lone()) return tint;
  bool predicted = by_threshold ? probability_of_chosen() > threshold : chosen_is_largest();
  return predicted ? mix(base, tint, 0.62) : base;
}

void main() {
  vec3 seen = tinted(has_image ? texture(image, at).rgb : plain);
  // Yellow is not used for any class or sign.
  colour = vec4(outline && on_outline() ? vec3(1.0, 0.93, 0.2) : seen, 1.0);
}

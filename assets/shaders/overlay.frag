#version 330 core
// The image, tinted where one output wins, or by one output's values.
uniform sampler2D image;         // top row at v = 0
uniform bool has_image;
uniform sampler2DArray outputs;  // the sums, before the activation
uniform sampler2D table;
uniform sampler2D truth;         // one byte a pixel, top row at v = 0
uniform bool outline;            // of the truth
uniform int mode;                // 0: where `chosen` wins, 1: its softmax, 2: its values, 3: outputs 0, 1, 2 as red, green, blue
uniform int chosen;
uniform int count;
uniform vec2 limits;
uniform float threshold;
uniform vec3 tint;
uniform vec3 plain;              // behind the tint where there is no image
in vec2 at;
out vec4 colour;

float value_at_cell(int layer) {
  ivec2 size = textureSize(outputs, 0).xy;
  return texelFetch(outputs, ivec3(clamp(ivec2(at * vec2(size)), ivec2(0), size - 1), layer), 0).r;
}

// Bilinear between the centres of cells, as an image is scaled up; cells where there is no image to lie over.
float interpolated(int layer) {
  if (!has_image) return value_at_cell(layer);
  ivec2 size = textureSize(outputs, 0).xy;
  vec2 cell = at * vec2(size) - 0.5;
  ivec2 low = ivec2(floor(cell));
  vec2 part = cell - vec2(low);
  ivec2 last = size - 1;
  ivec2 a = clamp(low, ivec2(0), last);
  ivec2 b = clamp(low + 1, ivec2(0), last);
  float upper = mix(texelFetch(outputs, ivec3(a.x, a.y, layer), 0).r, texelFetch(outputs, ivec3(b.x, a.y, layer), 0).r, part.x);
  float lower = mix(texelFetch(outputs, ivec3(a.x, b.y, layer), 0).r, texelFetch(outputs, ivec3(b.x, b.y, layer), 0).r, part.x);
  return mix(upper, lower, part.y);
}

float softmax_of_chosen() {
  float mine = interpolated(chosen);
  float total = 0.0;
  for (int k = 0; k < count; ++k) total += exp(interpolated(k) - mine);
  return 1.0 / total;
}

// Between road and not road, about two pixels of the canvas wide.
bool on_outline() {
  vec2 step = vec2(dFdx(at.x), dFdy(at.y));
  bool here = texture(truth, at).r > 0.5;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      if ((texture(truth, at + vec2(dx, dy) * step).r > 0.5) != here) return true;
    }
  }
  return false;
}

vec3 tinted(vec3 base) {
  if (mode == 2) {
    float v = value_at_cell(chosen);
    // Halves: the limits may be further apart than a float reaches.
    float t = clamp((0.5 * v - 0.5 * limits.x) / (0.5 * limits.y - 0.5 * limits.x), 0.0, 1.0);
    vec3 value = texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb;
    return isnan(v) || isinf(v) ? base : mix(base, value, 0.65);
  }
  if (mode == 1) {
    return mix(base, tint, 0.7 * clamp(softmax_of_chosen(), 0.0, 1.0));
  }
  if (mode == 3) return clamp(vec3(value_at_cell(0), value_at_cell(1), value_at_cell(2)), 0.0, 1.0);
  float p = count > 1 ? softmax_of_chosen() : 1.0 / (1.0 + exp(-interpolated(chosen)));
  bool wins = count > 2 ? true : p > threshold;
  if (count > 2) {
    float mine = interpolated(chosen);
    for (int k = 0; k < count; ++k) wins = wins && (k == chosen || mine > interpolated(k));
  }
  return wins ? mix(base, tint, 0.62) : base;
}

void main() {
  vec3 seen = tinted(has_image ? texture(image, at).rgb : plain);
  // Yellow is in no class and no sign.
  colour = vec4(outline && on_outline() ? vec3(1.0, 0.93, 0.2) : seen, 1.0);
}

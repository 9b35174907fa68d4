#version 330 core
// The image, tinted where one output wins, or by one output's values.
uniform sampler2D image;         // top row at v = 0
uniform bool has_image;
uniform sampler2DArray outputs;  // the sums, before the activation
uniform sampler2D table;
uniform int mode;                // 0: where `chosen` wins, 1: the softmax of `chosen`, 2: the values of `chosen`
uniform int chosen;
uniform int count;
uniform vec2 limits;
uniform float threshold;
uniform vec3 tint;
uniform vec3 plain;              // behind the tint where there is no image
in vec2 at;
out vec4 colour;

// Bilinear between the centres of cells, as an image is scaled up.
float interpolated(int layer) {
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

void main() {
  vec3 base = has_image ? texture(image, at).rgb : plain;
  if (mode == 2) {
    ivec2 size = textureSize(outputs, 0).xy;
    float v = texelFetch(outputs, ivec3(clamp(ivec2(at * vec2(size)), ivec2(0), size - 1), chosen), 0).r;
    float t = clamp((v - limits.x) / (limits.y - limits.x), 0.0, 1.0);
    vec3 value = texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb;
    colour = vec4(isnan(v) || isinf(v) ? base : mix(base, value, 0.65), 1.0);
    return;
  }
  if (mode == 1) {
    colour = vec4(mix(base, tint, 0.7 * clamp(softmax_of_chosen(), 0.0, 1.0)), 1.0);
    return;
  }
  float p = count > 1 ? softmax_of_chosen() : 1.0 / (1.0 + exp(-interpolated(chosen)));
  bool wins = count > 2 ? true : p > threshold;
  if (count > 2) {
    float mine = interpolated(chosen);
    for (int k = 0; k < count; ++k) wins = wins && (k == chosen || mine > interpolated(k));
  }
  colour = vec4(wins ? mix(base, tint, 0.62) : base, 1.0);
}

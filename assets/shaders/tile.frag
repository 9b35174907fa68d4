#version 330 core
// Maps values to colours with the same 256-entry table as on the CPU.
uniform sampler2DArray stack;
uniform sampler2DArray minus;
uniform bool subtract;
uniform sampler2D table;
uniform vec3 nan_colour;
uniform vec3 positive_inf_colour;
uniform vec3 negative_inf_colour;
in vec2 at;
flat in vec4 coded;
flat in vec2 limits;
out vec4 colour;

void main() {
  ivec2 size = textureSize(stack, 0).xy;
  ivec2 position = clamp(ivec2(at * vec2(size)), ivec2(0), size - 1);
  ivec3 texel = ivec3(position, int(coded.x));
  float x = texelFetch(stack, texel, 0).r;
  if (subtract) x -= texelFetch(minus, texel, 0).r;
  float v = coded.y * x + coded.z;
  if (isnan(v)) {
    colour = vec4(nan_colour, 1.0);
  } else if (isinf(v)) {
    colour = vec4(v > 0.0 ? positive_inf_colour : negative_inf_colour, 1.0);
  } else {
    // Halves, because the difference of the limits may overflow.
    float t = clamp((0.5 * v - 0.5 * limits.x) / (0.5 * limits.y - 0.5 * limits.x), 0.0, 1.0);
    colour = vec4(texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb, 1.0);
  }
}

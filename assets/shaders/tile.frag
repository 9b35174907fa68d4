#version 330 core
// Maps values to colours with the same 256-entry table as on the CPU.
uniform sampler2DArray stack;
uniform sampler2DArray minus;
uniform bool subtract;
in vec2 at;
flat in vec2 extent;  // of the tile, pixels
flat in vec4 coded;
flat in vec2 limits;
out vec4 colour;

#include "value_colour.glsl"
#include "sign_line.glsl"

float shown_value(ivec2 position) {
  ivec3 texel = ivec3(position, int(coded.x));
  float x = texelFetch(stack, texel, 0).r;
  if (subtract) x -= texelFetch(minus, texel, 0).r;
  return coded.y * x + coded.z;
}

void main() {
  ivec2 size = textureSize(stack, 0).xy;
  float v = shown_value(position_of(at, size));
  colour = vec4(with_sign_line(colour_of(v, limits), v, limits, at, extent, size), 1.0);
}

#version 330 core
// Maps values to colours with the same 256-entry table as on the CPU.
uniform sampler2DArray stack;
uniform sampler2DArray minus;
uniform bool subtract;
uniform vec3 ground;  // under hatched positions
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

// One pixel wide, from the lower left to the upper right.
vec3 hatched() {
  float line = mod(floor(gl_FragCoord.x) - floor(gl_FragCoord.y), coded.w);
  float light = dot(ground, vec3(0.3, 0.6, 0.1));
  return line < 1.0 ? mix(ground, vec3(light < 0.5 ? 1.0 : 0.0), 0.45) : ground;
}

void main() {
  ivec2 size = textureSize(stack, 0).xy;
  float v = shown_value(position_of(at, size));
  if (coded.w > 0.0 && v == 0.0) {
    colour = vec4(hatched(), 1.0);
    return;
  }
  vec3 plain = colour_of(v, limits);
  colour = vec4(coded.w < 0.0 ? plain : with_sign_line(plain, v, limits, at, extent, size), 1.0);
}

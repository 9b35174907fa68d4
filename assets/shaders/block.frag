#version 330 core
// Values of a map as colours, as tile.frag shows them; darker on faces that are turned away.
uniform sampler2DArray stack;
in vec2 at;
flat in vec4 coded;
out vec4 colour;

#include "value_colour.glsl"

void main() {
  ivec2 size = textureSize(stack, 0).xy;
  ivec2 position = clamp(ivec2(at * vec2(size)), ivec2(0), size - 1);
  float v = texelFetch(stack, ivec3(position, int(coded.x)), 0).r;
  colour = vec4(colour_of(v, coded.yz) * coded.w, 1.0);
}

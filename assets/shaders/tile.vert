#version 330 core
// A quad per instance, made from the vertex index alone.
layout(location = 0) in vec4 rectangle;  // x, y, width, height: pixels, y down
layout(location = 1) in vec4 value;      // layer, gain, offset, hatch
layout(location = 2) in vec2 span;       // lo, hi
uniform vec2 canvas;                     // pixels
out vec2 at;
flat out vec2 extent;
flat out vec4 coded;
flat out vec2 limits;

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 pixel = rectangle.xy + corner * rectangle.zw;
  at = corner;
  extent = rectangle.zw;
  coded = value;
  limits = span;
  gl_Position = vec4(pixel.x / canvas.x * 2.0 - 1.0, 1.0 - pixel.y / canvas.y * 2.0, 0.0, 1.0);
}

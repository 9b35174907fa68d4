#version 330 core
// A parallelogram per instance, at a depth, made from the vertex index alone.
layout(location = 0) in vec3 origin;  // pixels, y down; depth from 0, in front, to 1
layout(location = 1) in vec3 along;
layout(location = 2) in vec3 across;
layout(location = 3) in vec4 window;  // of the map: x, y, width, height as shares
layout(location = 4) in vec4 value;   // layer, lo, hi, shade
uniform vec2 canvas;                  // pixels
out vec2 at;
flat out vec4 coded;

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec3 point = origin + corner.x * along + corner.y * across;
  at = window.xy + corner * window.zw;
  coded = value;
  gl_Position = vec4(point.x / canvas.x * 2.0 - 1.0, 1.0 - point.y / canvas.y * 2.0, point.z * 2.0 - 1.0, 1.0);
}

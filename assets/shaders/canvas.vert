#version 330 core
// One quad over the whole canvas, made from the vertex index alone. `at` has its origin at the top left.
out vec2 at;

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  at = corner;
  gl_Position = vec4(corner.x * 2.0 - 1.0, 1.0 - corner.y * 2.0, 0.0, 1.0);
}

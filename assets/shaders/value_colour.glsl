// The colour of a value, from the same 256-entry table as on the CPU.
uniform sampler2D table;
uniform vec3 nan_colour;
uniform vec3 positive_inf_colour;
uniform vec3 negative_inf_colour;

vec3 colour_of(float v, vec2 ends) {
  if (isnan(v)) return nan_colour;
  if (isinf(v)) return v > 0.0 ? positive_inf_colour : negative_inf_colour;
  // Halves, because the difference of the ends may overflow.
  float t = clamp((0.5 * v - 0.5 * ends.x) / (0.5 * ends.y - 0.5 * ends.x), 0.0, 1.0);
  return texelFetch(table, ivec2(int(t * 255.0 + 0.5), 0), 0).rgb;
}

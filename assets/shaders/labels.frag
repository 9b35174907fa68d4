#version 330 core
// The image with the labels on it. Lines and patterns lie on whole pixels of the canvas.
uniform sampler2D image;      // top row at v = 0
uniform bool has_image;
uniform usampler2D labels;    // a class per position, top row at v = 0
uniform int nothing;          // the label of a position without one
uniform int held_out;         // the bit of a label that is held out
uniform ivec2 canvas;         // in pixels
uniform float unit;           // pixels per point
uniform int count;            // of classes that are drawn
uniform vec3 colours[16];     // of a class
uniform int patterns[16];     // of a class, numbered as in LabelPattern
uniform vec3 plain;           // where there is no image
in vec2 at;
out vec4 colour;

// The shorter side of a position in pixels of the canvas.
float shorter_side() {
  vec2 side = vec2(canvas) / vec2(textureSize(labels, 0));
  return min(side.x, side.y);
}

int pixels(float points, float scale) {
  return max(1, int(points * scale + 0.5));
}

// Pixels per point in patterns: fewer where a position of its own would have less than two dots in a row.
float pattern_scale() {
  return clamp(shorter_side() / 11.0, min(unit, 1.0), unit);
}

// Of a pattern, in pixels.
int span(float points) {
  return pixels(points, pattern_scale());
}

bool on_canvas(ivec2 pixel) {
  return all(greaterThanEqual(pixel, ivec2(0))) && all(lessThan(pixel, canvas));
}

// The position under the centre of a pixel of the canvas.
ivec2 position_of(ivec2 pixel) {
  return (2 * pixel + 1) * textureSize(labels, 0) / (2 * canvas);
}

int label_of(ivec2 position) {
  int label = int(texelFetch(labels, position, 0).r);
  return label != nothing && (label & ~held_out) < count ? label : nothing;
}

// Of a label that is not nothing.
int class_of(int label) {
  return label & ~held_out;
}

// Whether the outline of what the pixel shows runs between it and another pixel.
bool is_parted(ivec2 pixel, ivec2 other) {
  if (!on_canvas(other)) return true;
  int label = label_of(position_of(pixel));
  if ((label & held_out) != 0) return position_of(other) != position_of(pixel);
  int neighbour = label_of(position_of(other));
  return neighbour == nothing || class_of(neighbour) != label;
}

bool is_near_outline(ivec2 pixel, int distance) {
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      if (is_parted(pixel, pixel + distance * ivec2(dx, dy))) return true;
    }
  }
  return false;
}

bool is_on_ring(ivec2 pixel) {
  int period = span(7.0);
  vec2 from_centre = vec2(pixel % period) - 0.5 * float(period - 1);
  return abs(length(from_centre) - 2.1 * pattern_scale()) < 0.65 * pattern_scale();
}

bool is_marked(int pattern, ivec2 pixel) {
  int rising = pixel.x + pixel.y;
  // Never negative, as the remainder of a negative number is undefined.
  int falling = pixel.x + 16384 * span(6.0) - pixel.y;
  int wide_falling = pixel.x + 16384 * span(8.0) - pixel.y;
  switch (pattern) {
    case 0: return rising % span(6.0) < span(2.0);
    case 1: return all(lessThan(pixel % span(5.5), ivec2(span(2.0))));
    case 2: return pixel.y % span(4.0) < span(1.25);
    case 3: return falling % span(6.0) < span(2.0);
    case 4: return pixel.x % span(4.0) < span(1.25);
    case 5: return rising % span(8.0) < span(1.25) || wide_falling % span(8.0) < span(1.25);
    case 6: return is_on_ring(pixel);
    case 7: return ((pixel.x / span(3.0) + pixel.y / span(3.0)) & 1) == 0;
    default: return false;
  }
}

float brightness(vec3 of) {
  return dot(of, vec3(0.299, 0.587, 0.114));
}

vec3 patterned(vec3 base, int kind, ivec2 pixel) {
  vec3 own = colours[kind];
  bool marked = is_marked(patterns[kind], pixel);
  // Dimmed, so that white lines stand out from a bright sky, too.
  if (patterns[kind] == 0) return marked ? mix(base, own, 0.75) : 0.5 * base;
  vec3 fill = mix(base, own, 0.6);
  return marked ? mix(fill, vec3(brightness(own) > 0.7 ? 0.0 : 1.0), 0.7) : fill;
}

// The outline, and within it a line that stands out from it on any image.
vec3 hollow(vec3 base, int kind, ivec2 pixel, int line) {
  if (is_near_outline(pixel, line)) return colours[kind];
  if (!is_near_outline(pixel, 2 * line)) return base;
  return mix(base, vec3(brightness(colours[kind]) > 0.45 ? 0.0 : 1.0), 0.5);
}

void main() {
  vec3 base = has_image ? texture(image, at).rgb : plain;
  ivec2 pixel = ivec2(int(gl_FragCoord.x), canvas.y - 1 - int(gl_FragCoord.y));
  // Thin enough to leave room between the outlines of a small position.
  int line = min(pixels(1.25, unit), max(1, int(shorter_side() / 5.0)));
  int label = label_of(position_of(pixel));
  vec3 seen = base;
  if (label != nothing) {
    if ((label & held_out) != 0) seen = hollow(base, class_of(label), pixel, line);
    else if (is_near_outline(pixel, line)) seen = colours[label];
    else seen = patterned(base, label, pixel);
  }
  colour = vec4(seen, 1.0);
}

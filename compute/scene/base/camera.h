#pragma once
// A level pinhole camera above the road. Image lengths are in reference pixels: every image is 160 of them high.
#include <algorithm>
#include <vector>

#include "compute/scene/base/color.h"

namespace pw::scene {

inline constexpr float kReferenceHeight = 160.0F;

// Maps columns and rows of the real image to reference pixels. Very narrow and very wide images are squeezed, so that a
// road still fits into them.
struct Viewport {
  Viewport(int w, int h)
      : width(w),
        height(h),
        reference_width(clamp(kReferenceHeight * static_cast<float>(w) / static_cast<float>(h), 160.0F, 960.0F)),
        scale_x(static_cast<float>(w) / reference_width),
        scale_y(static_cast<float>(h) / kReferenceHeight) {}
  int width, height;
  float reference_width;
  float scale_x, scale_y;  // pixels per reference pixel
};

struct Camera {
  Camera(const Viewport& view, float focal_length, float eye, float horizon_row, float vanishing_column)
      : viewport(view), focal(focal_length), eye_height(eye), horizon(horizon_row), vanishing(vanishing_column) {
    for (int x = 0; x < view.width; ++x)
      tan_x.push_back(((static_cast<float>(x) + 0.5F) / view.scale_x - vanishing) / focal);
    for (int y = 0; y < view.height; ++y)
      tan_y.push_back(((static_cast<float>(y) + 0.5F) / view.scale_y - horizon) / focal);
    pixel_x = 1.0F / (focal * view.scale_x);
    pixel_y = 1.0F / (focal * view.scale_y);
  }

  // The first pixel whose centre is at or right of (below) a direction, clamped to the image.
  int column(float tangent) const { return edge((tangent * focal + vanishing) * viewport.scale_x, viewport.width); }
  int row(float tangent) const { return edge((tangent * focal + horizon) * viewport.scale_y, viewport.height); }

  Viewport viewport;
  float focal;                           // reference pixels
  float eye_height;                      // metres
  float horizon;                         // reference pixels from the top
  float vanishing;                       // reference pixels from the left
  float pixel_x = 0.0F, pixel_y = 0.0F;  // tangent per pixel; times a distance, metres per pixel
  std::vector<float> tan_x, tan_y;       // of each column's and row's centre: right of and below straight ahead

 private:
  static int edge(float position, int count) {
    const float limit = static_cast<float>(count);
    return floor_int(clamp(position + 0.5F, 0.0F, limit));
  }
};

}  // namespace pw::scene

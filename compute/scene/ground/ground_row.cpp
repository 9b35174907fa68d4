#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

GroundRow::GroundRow(const Stage& stage, int row) : y(row), width(stage.frame.width) {
  const Camera& camera = stage.camera;
  const float down = std::max(camera.tan_y[static_cast<std::size_t>(row)], camera.eye_height / kMaxGroundDistance);
  z = camera.eye_height / down;
  z_step = z * z * camera.pixel_y / camera.eye_height;
  x_step = z * camera.pixel_x;
  x_first = camera.tan_x.front() * z;
  center = stage.place.road.center(z);
}

int GroundRow::column(float across) const {
  const float position = (across + center - x_first) / x_step;
  return floor_int(clamp(position + 0.999F, 0.0F, static_cast<float>(width)));
}

}  // namespace pw::scene

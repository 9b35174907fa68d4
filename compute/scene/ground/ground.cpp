#include "compute/scene/ground/ground.h"

#include "compute/scene/ground/marks.h"
#include "compute/scene/ground/pavement.h"
#include "compute/scene/ground/road_surface.h"
#include "compute/scene/ground/terrain.h"

namespace pw::scene {

GroundRow::GroundRow(const Stage& stage, int row) : y(row), width(stage.frame.width) {
  const Camera& camera = stage.camera;
  const float down = std::max(camera.tan_y[static_cast<std::size_t>(row)], camera.eye_height / kFurthestGround);
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

void paint_ground(Stage& stage) {
  const Terrain terrain(stage);
  const Pavement pavement(stage);
  const RoadSurface surface(stage);
  const Marks marks(stage);
  for (int y = stage.camera.row(0.0F); y < stage.frame.height; ++y) {
    const GroundRow row(stage, y);
    terrain.paint(stage, row);
    pavement.paint(stage, row);
    surface.paint(stage, row);
    marks.paint(stage, row);
  }
}

}  // namespace pw::scene

#include "compute/scene/ground/ground.h"

#include "compute/scene/ground/marks.h"
#include "compute/scene/ground/pavement.h"
#include "compute/scene/ground/road_surface.h"
#include "compute/scene/ground/terrain.h"

namespace pw::scene {

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

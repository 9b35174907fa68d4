#pragma once
// Where the parts of the mode *3D* are.
#include <vector>

#include "app/frame/frame.h"
#include "app/geometry/block_geometry.h"
#include "app/geometry/matrix_geometry.h"

namespace pw {

inline constexpr float kSilencedShade = 0.45F;  // of a lifted map that does not count

struct StackScene {
  Rect view;               // of the block, whole pixels
  Rect strip;              // the rod laid flat, above the columns of W
  MatrixGeometry columns;  // of W, those below the strip
  BlockShape shape;
  BlockState state;
  BlockView block;
  std::vector<BlockPlane> planes;
};
StackScene stack_scene(const Frame& frame, Rect panel, const MatrixGeometry& of_weights);

// The type of what is written around the block.
ImFont* stack_font(const Frame& frame, const Rect& view);
// The middle of this map in the rod, at its lower edge; the corners of its part of the rod.
ImVec2 below_rod(const StackScene& scene, std::int64_t map);
std::vector<ImVec2> around_rod(const StackScene& scene);
std::vector<ImVec2> around_rod_cell(const StackScene& scene, std::int64_t map);
// The marked position on the first map that is not lifted, and on the lifted one.
std::vector<ImVec2> around_position(const StackScene& scene, Position position, float down, float depth);
// Around the picture of the lifted map.
std::vector<ImVec2> around_slab(const StackScene& scene);
Rect bounds_of(const std::vector<ImVec2>& points);
// A map's place in the strip, if it is visible.
std::optional<Rect> strip_cell(const Frame& frame, const StackScene& scene, std::int64_t map);

}  // namespace pw

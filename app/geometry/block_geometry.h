#pragma once
// The stack as a block, seen without perspective: where its faces are on the screen, and what is under a point.
#include <cstdint>
#include <optional>
#include <vector>

#include "app/geometry/rect.h"
#include "renderer/painters/block_painter.h"

namespace pw {

// In the block: columns to the right, rows down, and into the depth, all in cells of a map.
struct BlockPoint {
  float x = 0.0F, y = 0.0F, z = 0.0F;
};

// Each map is one line of the top and of the side. So many lines at most; of more maps every step-th is one.
inline constexpr std::int64_t kMostBlockLines = 1024;
// So few maps are slabs with gaps between them.
inline constexpr std::int64_t kMostSlabsWithGaps = 16;

struct BlockShape {
  std::int64_t columns = 1, rows = 1, maps = 1;
  std::int64_t step = 1, lines = 1;
  float pitch = 1.0F;      // from line to line
  float thickness = 1.0F;  // of a line
  float rod = 1.0F;        // height and width of the rod

  BlockShape() = default;
  // `aspect`: the width of the place for it, in heights. In a wide one there is more depth.
  BlockShape(std::int64_t columns, std::int64_t rows, std::int64_t maps, float aspect = 1.0F);
  bool has_gaps() const { return thickness < pitch; }
  float depth() const { return static_cast<float>(lines - 1) * pitch + thickness; }
  float front_of(std::int64_t map) const { return static_cast<float>(map / step) * pitch; }
  // How far a slab is lifted, and how far right of the front map's edge a rod is.
  float lift() const;
  float pull() const;
  // The middle of a map in the rod.
  float in_rod(std::int64_t map) const;
};

struct BlockCamera {
  float yaw = 52.0F, pitch = 14.0F;  // degrees
  float zoom = 1.0F;
};

class BlockView {
 public:
  // At zoom 1 all fits into the area, wherever slab and rod are. A larger zoom leaves `focus` where it is then.
  BlockView(const BlockShape& shape, const BlockCamera& camera, Rect area, BlockPoint focus);
  ImVec2 at(BlockPoint point) const;
  // Pixels of a cell.
  float scale() const { return scale_; }
  DeepPoint deep(BlockPoint point) const;

 private:
  ImVec2 x_, y_, z_;  // pixels of a cell to the right, down, into the depth
  BlockPoint sight_;  // into the screen, of length 1
  ImVec2 origin_;
  float scale_ = 1.0F;
  float nearest_ = 0.0F, depth_ = 1.0F;  // along the line of sight, cells
};

enum class BlockPart { kBody, kSlab, kRod };
enum class BlockSide { kFront, kTop, kSide };

// A visible face of a box. A front's rows are those of its map. A top and a side run into the depth, line by line;
// across a top are columns, across a side rows.
struct BlockPlane {
  BlockPart part = BlockPart::kBody;
  BlockSide side = BlockSide::kFront;
  std::int64_t first_line = 0, lines = 1;
  DeepPoint origin, along, across;
};

struct BlockState {
  std::int64_t map = 0;  // lifted
  std::int64_t column = 0, row = 0;
};
// The block without the lifted slab, the slab, the rod.
std::vector<BlockPlane> block_planes(const BlockShape& shape, const BlockView& view, const BlockState& state);

struct BlockHit {
  BlockPart part = BlockPart::kBody;
  std::int64_t map = 0;
  std::int64_t column = 0, row = 0;
};
// What the nearest face under the point shows there.
std::optional<BlockHit> block_hit(const BlockShape& shape, const std::vector<BlockPlane>& planes,
                                  const BlockState& state, ImVec2 point);

}  // namespace pw

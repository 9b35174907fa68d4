#pragma once
// The block and the rod laid flat as pictures, painted only when something in them has changed.
#include <memory>
#include <vector>

#include "app/panels/stack3d/stack_scene.h"
#include "app/presentation/memo.h"

namespace pw {

class StackPictures {
 public:
  GLuint block(const Frame& frame, const StackScene& scene);
  void draw_strip(const Frame& frame, const StackScene& scene);

 private:
  // What the colours of all maps depend on.
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0;
    RangeMode mode = RangeMode::kPerMap;
    bool is_signed = false;
    bool operator==(const Source&) const = default;
  };
  // What is read at one position.
  struct LineSource {
    std::int64_t ranges = 0;  // their version
    Position position;
    std::int64_t first = 0, count = 0, step = 0;
    bool operator==(const LineSource&) const = default;
  };

  void refresh(const Frame& frame);
  float share(const Frame& frame, std::int64_t map, std::int64_t column, std::int64_t row) const;
  const TextureArray& top(const Frame& frame, const BlockShape& shape);
  const TextureArray& side(const Frame& frame, const BlockShape& shape);
  const TextureArray& rod(const Frame& frame, const StackScene& scene);
  DataVersion version(const Frame& frame) const;
  BlockFace face_of(const Frame& frame, const StackScene& scene, const BlockPlane& plane);
  BlockFace map_face(const Frame& frame, const BlockPlane& plane, std::int64_t map) const;

  const ColorMap* map_ = nullptr;
  Memo<Source, std::vector<Range>> ranges_;
  const std::vector<Range>* range_of_ = nullptr;
  Memo<LineSource, int> rod_, strip_;
};

}  // namespace pw

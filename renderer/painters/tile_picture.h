#pragma once
// Painted tiles, repainted only when something in them has changed.
#include <optional>
#include <span>
#include <vector>

#include "renderer/painters/tile_painter.h"

namespace pw {

struct TilePainting {
  int width = 0, height = 0;
  std::vector<Tile> tiles;
  const ColorMap* map = nullptr;
  Rgb clear;
  bool operator==(const TilePainting&) const = default;
};

// Needs a current context.
class TilePicture {
 public:
  // The texture that holds the painting: bottom row at v = 0. `minus`: see TilePainter::paint.
  GLuint show(TilePainter& painter, const TextureArray& stack, const TilePainting& painting,
              const TextureArray* minus = nullptr);
  // How often it was actually repainted.
  std::int64_t repaints() const { return repaints_; }

 private:
  struct Sources {
    const TextureArray* stack;
    std::uint64_t stack_version;
    const TextureArray* minus;
    std::uint64_t minus_version;
    bool operator==(const Sources&) const = default;
  };

  Canvas canvas_;
  TilePainting painted_;
  std::optional<Sources> painted_from_;
  std::int64_t repaints_ = 0;
};

}  // namespace pw

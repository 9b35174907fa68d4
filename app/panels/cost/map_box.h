#pragma once
// Feature maps as a box to scale, seen from the front and a little from above.
#include <cstdint>
#include <memory>
#include <span>

#include "app/frame/frame.h"
#include "app/presentation/memo.h"
#include "compute/core/tensor.h"

namespace pw {

struct MapBox {
  Rect front;    // of the first map, whole pixels
  ImVec2 depth;  // to the last map's corner, to the right and up: {54, −22}
  std::int64_t maps = 1;
  std::int64_t columns = 1, rows = 1;  // of a map

  // Around all of it.
  Rect bounds() const;
  // Of these positions on the front.
  Rect cells(std::int64_t column, std::int64_t row, std::int64_t width, std::int64_t height) const;
};
// The largest front in an area of this size, its edges even.
ImVec2 map_front_size(std::int64_t columns, std::int64_t rows, ImVec2 most);

// Maps that are not computed here: grey, with a line after every 32 if `has_lines`.
void draw_map_box(const Frame& frame, const MapBox& box, Rgb tone, bool has_lines);
// Whether those lines are far enough apart to be seen.
bool has_box_lines(const MapBox& box);
// The window that a k×k convolution sees at a position of the front; what is past the edge is cut off.
void draw_kernel_window(const Frame& frame, const MapBox& box, Position at, std::int64_t kernel);

// What a box shows of a stack, each map in its own range.
struct BoxFaces {
  Tensor front, top, side;  // (1, 1, …): the first map, and of all maps the first rows and the last columns
  std::int64_t maps = 0;
};
// Of image n; `ranges`: one a map.
BoxFaces box_faces(TensorView maps, std::int64_t n, std::span<const Range> ranges);
// `version` identifies the faces, `key` the picture.
void draw_map_box(const Frame& frame, const WidgetKey& key, const MapBox& box, const BoxFaces& faces,
                  const DataVersion& version, const ColorMap& colours);

// x of the image shown as a textured box.
class InputBox {
 public:
  void draw(const Frame& frame, const WidgetKey& key, const MapBox& box);

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0;
    bool is_signed = false;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, BoxFaces> faces_;
};

}  // namespace pw

#pragma once
// Lines from a map to its weights, and from those to the outputs.
#include <optional>
#include <vector>

#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/weights/weight_rows.h"

namespace pw {

// What a line from above passes on its way to the weights.
struct WeightsEntry {
  Rect weights;            // the panel
  float above = 0.0F;      // where a line runs along above it
  std::vector<Rect> head;  // what stands in its head
};
// A dashed line: along above W, down between what stands in its head, along below that, and down to `column_top`.
// Where nothing near is free, a tip above the head and one below it. `corners`: of the way there.
void draw_into_weights(const Frame& frame, const WeightsEntry& entry, std::vector<ImVec2> corners, ImVec2 column_top);

// The map whose lines are drawn: the one pointed at, else the selected one.
std::int64_t linked_map(const Frame& frame);

struct LinkPlaces {
  std::optional<Rect> tile;     // of linked_map, if it is visible
  std::optional<Rect> picture;  // the tile without its labels
  float column_gap = 0.0F;      // beside the tile
  Rect maps, weights;           // panels
  std::vector<Rect> head;       // what stands in the head of W
  float outputs_y = 0.0F;       // the top of y's panels
};
// The line to the weights runs beside the tiles and between what stands in the head of W. Those to the outputs have
// lanes of their own between W and y, and end at the pictures; thickness shows |w|, colour and sign w. While one output
// is pointed at, the lines to the others are faint. Draw after the outputs.
void draw_links(const Frame& frame, const LinkPlaces& places, const WeightRows& rows, const OutputsPanel& outputs);

}  // namespace pw

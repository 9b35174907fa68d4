#pragma once
// What a comparison's rows are, in words.
#include <string>

#include "app/frame/frame.h"

namespace pw {

// "Learned 1×1".
std::string row_title(const Frame& frame, ReductionKind kind);
// "mixes all 256 · fitted to the task", or as much of it as there is room for; in the projector look "mix".
std::string row_note(const Frame& frame, const ReductionRow* row, ReductionKind kind, float room);
std::string explain_row(const Frame& frame, const ReductionRow& row, ReductionKind kind);
// "compare.row.learned", "compare.learned": literals, as widget names are.
const char* row_key(ReductionKind kind);
const char* use_key(ReductionKind kind);
// Whether class 1 of two is the road.
bool is_road_compared(const Frame& frame);
// "road", the name of class 1 of two, or "classes".
std::string compared_classes_name(const Frame& frame);
// "road IoU", "mean IoU".
std::string compared_iou_name(const Frame& frame);
// What the IoU counts: "pixels" or "positions".
std::string compared_unit(const Frame& frame);
// "this scene"; of maps that are of no scene "this stack".
std::string compared_input_name(const Frame& frame);
// The number of outputs of the table.
std::int64_t compared_outputs(const Frame& frame);
// What the table says where the curves are read at its number of outputs, and why that is another number.
std::string table_beside_curves(const Frame& frame, std::int64_t read_at);
// In the place of what is not there yet.
std::string missing_text(const ShownComparison& comparison);

}  // namespace pw

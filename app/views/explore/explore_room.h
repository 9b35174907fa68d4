#pragma once
// How much room each way to show the stack gives to what stands around it.
#include "app/frame/frame.h"
#include "app/geometry/layout.h"

namespace pw {

ExploreRequest explore_request(const Frame& frame, const Rect& body);
// From the last row, the block would be too small beside the image and above the outputs.
bool is_block_alone(const Frame& frame, const Rect& body);
// Without the image and the outputs: the maps panel above, W at the bottom.
void give_room_to_block(ExploreLayout& layout, const Rect& body, float gap);

}  // namespace pw

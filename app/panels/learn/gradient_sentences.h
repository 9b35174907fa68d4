#pragma once
// What stands in the place of gradients that are not there yet.
#include <cstddef>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// Empty where there are gradients, or will be without further ado.
std::string why_no_gradients(const Frame& frame);

// Why there are no gradients, which may need more room than its row has, and what comes where that leaves it room.
// Returns where they end.
float draw_sentences(const Frame& frame, Rect panel, Rect area, float above, std::size_t row);

}  // namespace pw

#pragma once
// What of the document the view that is shown reads: Two layers may have an input of its own.
#include "app/frame/frame.h"

namespace pw {

// Otherwise it reads the picture itself, or whole numbers, instead of the maps.
bool reads_features(const Frame& frame);
bool reads_whole_numbers(const Frame& frame);

}  // namespace pw

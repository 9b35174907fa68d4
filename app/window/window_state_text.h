#pragma once
// What the window tells scripts and tests.
#include <string>

#include "app/frame/frame.h"
#include "app/frame/view.h"
#include "app/window/frame_times.h"

namespace pw {

// One object as design and README describe it. Changes nothing.
std::string state_text(const Frame& frame, const WidgetPlaces& places, const View& view, const FrameTimes& times);

// Replaces the file in one step; false where that fails.
bool write_state(const std::string& path, const std::string& json);

}  // namespace pw

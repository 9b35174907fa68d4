#pragma once
// The window's state for scripts and tests.
#include <nlohmann/json_fwd.hpp>

#include <string>

#include "app/frame/frame.h"
#include "app/frame/view.h"
#include "app/window/frame_times.h"

namespace pw {

// One JSON object, as described in README.md. Changes nothing.
nlohmann::json state_json(const Frame& frame, const WidgetPlaces& places, const View& view, const FrameTimes& times);

// Replaces the file atomically; false if that fails.
bool write_state(const std::string& path, const nlohmann::json& state);

}  // namespace pw

#pragma once
// The window's state as JSON: for accessibility scripts and for the tests of the window.
#include <string>

#include "app/session/machine_speed.h"
#include "app/session/session.h"
#include "app/view/view_state.h"
#include "app/view/widget_registry.h"

namespace pw {

struct FrameTimes {
  std::int64_t frame = 0;
  double last_ms = 0.0;
  double p95_ms = 0.0;
};

// One object as described in the README; numbers that are not finite are null.
std::string state_json(const Session& session, const MachineSpeed& machine_speed, const ViewState& view,
                       const WidgetRegistry& widgets, const FrameTimes& times);

// Replaces the file in one step; false where that fails.
bool write_state(const std::string& path, const std::string& json);

}  // namespace pw

#pragma once
// Styles ImGui's own widgets (lists, fields, tooltips, the file browser) to match the window. `unit`: pixels per point.
#include "app/style/theme.h"

namespace pw {

void apply_style(const Theme& theme, float unit);

}  // namespace pw

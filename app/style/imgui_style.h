#pragma once
// ImGui's own widgets (lists, fields, tooltips, the file browser) in the window's look.
#include "app/style/theme.h"

namespace pw {

void apply_style(const Theme& theme, float unit);

}  // namespace pw

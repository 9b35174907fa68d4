#pragma once
// The last message, what is under way, and errors that stay until they are closed.
#include "app/panels/ui.h"

namespace pw {

void draw_status_line(Ui& ui);

}  // namespace pw

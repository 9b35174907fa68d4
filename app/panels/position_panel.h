#pragma once
// The arithmetic at one position, term by term.
#include "app/panels/ui.h"

namespace pw {

void put_position(Ui& ui, Rect slot);

}  // namespace pw

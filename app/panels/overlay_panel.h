#pragma once
// The outputs laid over the image.
#include "app/panels/ui.h"

namespace pw {

void put_overlay(Ui& ui, Rect slot);

}  // namespace pw

#pragma once
// The look for the last row.
#include "app/frame/frame.h"

namespace pw {

// Whether fewer things are shown, and larger.
inline bool is_spoken(const Frame& frame) {
  return frame.display().theme == ThemeKind::kProjector;
}

}  // namespace pw

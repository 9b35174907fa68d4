#pragma once
// The colour ranges and scales, fixed during a gesture; derived, never saved.
#include <memory>
#include <vector>

#include "app/presentation/display.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

struct OutputScales {
  std::vector<OutputColours> outputs;  // the colours of each
  float weights = 1.0F;                // half range of the bars of W
  float biases = 1.0F;

  // What they were computed for: another stack, number of filters, activation or theme needs new ones even during a
  // gesture or while pinned.
  struct Made {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = -1;
    std::int64_t cout = -1;
    Activation activation = Activation::kNone;
    ThemeKind theme = ThemeKind::kDark;
    bool operator==(const Made&) const = default;
  } made_for;
};

// Updates the scales, unless a gesture is in progress or they are pinned. Pinned scales that no longer apply are
// recomputed and pinned again.
void refresh(OutputScales& scales, const Session& session, const Selection& selection, Display& display);

PinnedScales pinned(const OutputScales& scales);

}  // namespace pw

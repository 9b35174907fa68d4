#pragma once
// The colour ranges and scales that hold still during a gesture; derived, never saved.
#include <memory>
#include <vector>

#include "app/presentation/display.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

struct OutputScales {
  std::vector<OutputColours> outputs;  // how each is coloured
  float weights = 1.0F;                // the bars of W reach from minus this to this
  float biases = 1.0F;

  // What they were made for: another stack, number of filters, activation or look needs others even while they are
  // held.
  struct Made {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = -1;
    std::int64_t cout = -1;
    Activation activation = Activation::kNone;
    ThemeKind theme = ThemeKind::kDark;
    bool operator==(const Made&) const = default;
  } made_for;
};

// Brings the scales up to date, unless a gesture is under way or they are pinned; pinned ones that cannot stay are
// pinned again as they become.
void refresh(OutputScales& scales, const Session& session, const Selection& selection, Display& display);

PinnedScales pinned(const OutputScales& scales);

}  // namespace pw

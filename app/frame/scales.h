#pragma once
// The colour ranges and scales, fixed during a gesture; derived, never saved.
#include <deque>
#include <memory>
#include <vector>

#include "app/presentation/display.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

struct OutputScales {
  std::vector<OutputColours> outputs;    // the colours of each
  std::vector<OutputColours> unchanged;  // before they cover y of a changed x
  // Half ranges of the sliders and of the bars of W.
  float weights = 1.0F;
  float biases = 1.0F;
  // Half range of the colours of W's cells, at most that of the bars; beyond it they are full.
  float weight_colours = 1.0F;

  // Those that weights were last shown with, so that undo brings them back; the last ones are at the back.
  struct Shown {
    std::weak_ptr<const Weights> with;
    float weights, biases, colours;
  };
  std::deque<Shown> shown;
  std::shared_ptr<const Weights> fitted_to;
  // The colours of the outputs were fitted with these weights; null: they are to be fitted again. They stay when maps
  // are muted, so that one sees how much is left.
  std::shared_ptr<const Weights> outputs_fitted_to;

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
// recomputed and pinned again. `changed`: the outputs of a changed x, which the scales cover as well; may be null.
void refresh(OutputScales& scales, const Session& session, const Selection& selection, Display& display,
             const OutputMaps* changed = nullptr);

PinnedScales pinned(const OutputScales& scales);

// Whether an output uses so little of its colour range that hardly anything is seen. `range`: of the output.
bool is_hardly_used(const OutputColours& colours, const OutputRange& range);

}  // namespace pw

#pragma once
// The colour ranges and scales that hold still during a gesture.
#include "app/session/session.h"
#include "app/view/view_state.h"

namespace pw {

// What the ranges were made for: another stack, number of filters, activation or look needs others even while pinned.
struct RangeSources {
  std::shared_ptr<const InputStack> input;
  std::int64_t image = -1;
  std::int64_t cout = -1;
  Activation activation = Activation::kNone;
  ThemeKind theme = ThemeKind::kDark;
  bool operator==(const RangeSources&) const = default;
};

// Brings view.output_colours, weight_reach and bias_reach up to date, unless a gesture is under way or they are pinned.
void refresh_ranges(const Session& session, ViewState& view, RangeSources& made_for);

}  // namespace pw

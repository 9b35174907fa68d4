#pragma once
// What is selected first, and what stays selected when the document changes.
#include <memory>

#include "app/session/session.h"
#include "app/view/view_state.h"

namespace pw {

// The input that the view was last fitted to.
struct ViewedInput {
  std::shared_ptr<const InputStack> input;
};

// Keeps the selection inside the document. Another number or size of maps begins anew: with a map that matters, and
// with the position where the last output is largest (clearly road).
void fit_view(const Session& session, ViewState& view, ViewedInput& viewed);

}  // namespace pw

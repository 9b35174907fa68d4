#pragma once
// What the state says of the tab Next layer.
#include "app/frame/state_writer.h"
#include "app/panels/cost/next_layer/ledger.h"

namespace pw {

void describe_next_layer(StateWriter& writer, const Frame& frame, const Ledger& ledger);

}  // namespace pw

#pragma once
// What the state says about training.
#include "app/frame/frame.h"
#include "app/frame/state_writer.h"

namespace pw {

void describe_training(StateWriter& writer, const Frame& frame);

}  // namespace pw

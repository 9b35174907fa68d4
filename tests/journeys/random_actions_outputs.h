#pragma once
// The outputs by their definition, in double precision.
#include <gtest/gtest.h>

#include "app/session/session.h"

namespace pw {

// Multiply-adds of the network's outputs.
std::int64_t output_cost(const Document& document);

// Whether the outputs, which are current, are those of the document: sums within the bound of a float sum in any order,
// activations within a few roundings, what is not finite at the same positions, ranges those of the values.
testing::AssertionResult outputs_follow(const Session& session);

}  // namespace pw

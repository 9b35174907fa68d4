#pragma once
// The outputs by their definition, in double precision.
#include <gtest/gtest.h>

#include "app/session/session.h"

namespace pw {

// Multiply-adds of the network's outputs.
std::int64_t output_cost(const Document& document);

// The largest |b| + sum |w x| of a position, what is not finite left out.
double largest_magnitude(const Document& document);

// Whether the outputs, which are current, are those of the document: sums within the bound of a float sum in any order,
// activations within a few roundings, what is not finite at the same positions, ranges those of the values.
testing::AssertionResult outputs_follow(const Session& session);
// The same in the middle of a gesture, where sums are followed and not recomputed: within the bound of IncrementalSums,
// `magnitude` being the largest since the gesture began. What is not finite may be late.
testing::AssertionResult outputs_follow_gesture(const Session& session, double magnitude);

}  // namespace pw

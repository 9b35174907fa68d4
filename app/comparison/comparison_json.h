#pragma once
// Comparisons as JSON.
#include <span>

#include "app/comparison/comparison.h"
#include "app/document_json/json_values.h"

namespace pw {

// Files and scripts contain these names: "best2" also of other numbers of outputs.
std::span<const EnumName<ReductionKind>> names_of(ReductionKind);

enum class MatricesInJson { kLeftOut, kIncluded };

// {"outputs", "scenes", "seed", "score", "ridge", "readout_ridge", "rows", "curve"}: what cannot be computed is null.
OrderedJson to_json(const Comparison& comparison, MatricesInJson matrices = MatricesInJson::kLeftOut);
// Of what was written with its matrices: the same bits. Checks all sizes against each other.
void read(const OrderedJson& json, Comparison& comparison, JsonProblem& problem);

}  // namespace pw

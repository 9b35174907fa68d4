#pragma once
// Labels as JSON: their size, and a run-length encoded string for each row of the maps.
#include "app/document/labels/labels.h"
#include "app/document_json/json_values.h"

namespace pw {

// A class that scenes do not have is written as unlabelled.
OrderedJson to_json(const LabelMap& labels);
void read(const OrderedJson& json, LabelMap& labels, JsonProblem& problem);

}  // namespace pw

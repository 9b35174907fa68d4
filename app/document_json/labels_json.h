#pragma once
// Labels as JSON: their size, and a row of runs for each row of the maps.
#include "app/document/labels.h"
#include "app/document_json/json_values.h"

namespace pw {

// A class beyond those of a scene has no symbol and is written as not labelled.
Json to_json(const LabelMap& labels);
void read(const Json& json, LabelMap& labels, JsonProblem& problem);

}  // namespace pw

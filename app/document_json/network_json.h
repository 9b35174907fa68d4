#pragma once
// Layers and networks as JSON. A network is the array of its layers, a layer's weights are an array of rows.
#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

Json to_json(const Weights& weights);
void read(const Json& json, Weights& weights, JsonProblem& problem);

Json to_json(const Network& network);
// One that is consistent.
void read(const Json& json, Network& network, JsonProblem& problem);

Json to_json(const Pair& pair);
void read(const Json& json, Pair& pair, JsonProblem& problem);

}  // namespace pw

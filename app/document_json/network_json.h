#pragma once
// Layers and networks as JSON. A network is an array of layers, a layer's weights an array of rows.
#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

Json to_json(const Weights& weights);
void read(const Json& json, Weights& weights, JsonProblem& problem);

Json to_json(const Network& network);
// The network is consistent unless a problem is reported.
void read(const Json& json, Network& network, JsonProblem& problem);

Json to_json(const Pair& pair);
void read(const Json& json, Pair& pair, JsonProblem& problem);

}  // namespace pw

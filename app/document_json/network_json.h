#pragma once
// Layers and networks as JSON. A network is an array of layers, a layer's weights an array of rows.
#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

OrderedJson to_json(const Weights& weights);
void read(const OrderedJson& json, Weights& weights, JsonProblem& problem);

OrderedJson to_json(const Network& network);
// The network is consistent unless a problem is reported.
void read(const OrderedJson& json, Network& network, JsonProblem& problem);

OrderedJson to_json(const Pair& pair);
void read(const OrderedJson& json, Pair& pair, JsonProblem& problem);

}  // namespace pw

#pragma once
// Which of the document's networks is trained, and what training makes of it.
#include <vector>

#include "app/document/action.h"
#include "app/document/document.h"

namespace pw {

class ThreadPool;

// The layers of a network, without names: one, or the two of the pair.
using TrainedLayers = std::vector<PointwiseLayer>;

// Null where the pair is to be trained, and there is none.
const Network* trained_network(const Document& document);
// What its outputs mean. Of a pair not there yet: the road pair's, or the layer's where there are no learned maps.
const Weights& trained_outputs(const Document& document);

TrainedLayers layers_of(const Network& network);
bool have_same_shape(const Network& a, const Network& b);

// The network with these numbers. Outputs keep their names and classes, layers their activations; a hidden map keeps
// its name only where training has begun with its filter.
Network with_trained(const Network& network, const TrainedLayers& layers, const Document& document,
                     bool keeps_hidden_names);
// Whether it comes from training; numbers of it may have been changed since.
bool is_trained_here(const Network& network);

// The action that puts it into the document in the place of the one that there is.
Action set_network(const Document& document, NetworkId id, const Network& network);

// Before the last layer's activation. The mask is of the stack that the document's own layer reads.
Tensor network_sums(const Network& network, const Mask& mask, TensorView stack, ThreadPool* pool);

}  // namespace pw

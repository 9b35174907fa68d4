#pragma once
// Weights and outputs into files, by the ending of the name.
#include <string>

#include "app/session/session.h"

namespace pw {

enum class Saved { kWeights, kOutputs };

// Started in the background; the session says what was written, or complains. Weights: NAME.npy (cout, cin) with
// NAME_bias.npy beside it. Outputs: NAME.npy as (N, H, W, cout), or NAME.png in the colours of the window.
void save_in_background(Session& session, Saved what, const std::string& path);

// "road_bias.npy" for "road.npy" and for "road_weights.npy".
std::string bias_path(const std::string& weights_path);

}  // namespace pw

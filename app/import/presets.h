#pragma once
// Ready-made weights, each of which makes a point about what a 1x1 convolution can do.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/document/document.h"
#include "compute/core/error.h"

namespace pw {

struct Preset {
  std::string id;
  std::string label;
  std::string explanation;  // one sentence
};

// Those that make sense for this stack, the most meaningful first.
std::vector<Preset> presets_for(const InputStack& input, const Source& source);

// `current` gives the number of outputs where the preset leaves it open. "trained" reads a file below `assets_folder`.
Expected<std::shared_ptr<const Weights>> make_preset(std::string_view id, const InputStack& input, const Source& source,
                                                     const Weights* current, const std::string& assets_folder);

// The first preset that can be made.
std::shared_ptr<const Weights> default_weights(const InputStack& input, const Source& source,
                                               const std::string& assets_folder);

}  // namespace pw

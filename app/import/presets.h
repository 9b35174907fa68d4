#pragma once
// Preset weights, each of which makes a point about what a 1x1 convolution can do.
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
  std::string weights_name;  // empty: they keep theirs
  std::string explanation;   // one sentence
  bool can_be_used = true;   // if not, the explanation says why
};

// Those of all stacks, as they are where they can be used.
std::vector<Preset> all_presets();
// The presets for this stack, the most meaningful first. `cout`: the outputs of now, which some presets keep.
std::vector<Preset> presets_for(const InputStack& input, const Source& source, std::int64_t cout = 2);

// `current`, which may be null, gives the number of outputs if the preset leaves it open. Trained presets read files
// below `assets_folder`.
Expected<std::shared_ptr<const Weights>> make_preset(std::string_view id, const InputStack& input, const Source& source,
                                                     const Weights* current, const std::string& assets_folder);

// The weights of this stack that mean the same as `current`, with its activation, if `current` is a trained preset as
// shipped and these maps have it; else the first preset that can be used. `current` may be null.
std::shared_ptr<const Weights> default_weights(const InputStack& input, const Source& source, const Weights* current,
                                               const std::string& assets_folder);

}  // namespace pw

#pragma once
// The input of the pair of layers.
#include <memory>
#include <optional>

#include "app/document/document.h"

namespace pw {

// Its number of maps; empty if the document has no such input.
std::optional<std::int64_t> pair_input_maps(const Document& document, PairInput input);

// The stack itself, built on each call for a picture. Null if the document has no such input.
std::shared_ptr<const InputStack> pair_input_stack(const Document& document, PairInput input);

}  // namespace pw

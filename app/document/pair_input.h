#pragma once
// What the pair of layers takes in.
#include <memory>
#include <optional>

#include "app/document/document.h"

namespace pw {

// How many maps that is; nothing where the document has no such input.
std::optional<std::int64_t> pair_input_maps(const Document& document, PairInput input);

// The stack itself, which is made for a picture. Null where the document has no such input.
std::shared_ptr<const InputStack> pair_input_stack(const Document& document, PairInput input);

}  // namespace pw

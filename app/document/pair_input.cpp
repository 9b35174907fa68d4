#include "app/document/pair_input.h"

#include "app/document/builtin_inputs.h"

namespace pw {

std::optional<std::int64_t> pair_input_maps(const Document& document, PairInput input) {
  switch (input) {
    case PairInput::kPicture:
      return document.picture != nullptr ? std::optional<std::int64_t>(3) : std::nullopt;
    case PairInput::kStack:
      return document.shape().c;
    case PairInput::kNumbers:
      return hand_checkable_stack()->shape().c;
  }
  return std::nullopt;
}

std::shared_ptr<const InputStack> pair_input_stack(const Document& document, PairInput input) {
  switch (input) {
    case PairInput::kPicture:
      if (document.picture == nullptr) return nullptr;
      return make_input_stack({to_tensor(*document.picture), {"Red", "Green", "Blue"}});
    case PairInput::kStack:
      return document.input;
    case PairInput::kNumbers:
      return hand_checkable_stack();
  }
  return nullptr;
}

}  // namespace pw

#include "compute/core/activation.h"

#include "compute/core/kind_named.h"

namespace pw {

const char* activation_name(Activation activation) {
  switch (activation) {
    case Activation::kNone:
      return "none";
    case Activation::kRelu:
      return "relu";
    case Activation::kSigmoid:
      return "sigmoid";
    case Activation::kSoftmax:
      return "softmax";
  }
  return "";
}

std::optional<Activation> activation_from_name(std::string_view name) {
  return kind_named(name, kActivations, activation_name);
}

}  // namespace pw

#pragma once
// The activation functions of a layer.
#include <array>
#include <optional>
#include <string_view>

namespace pw {

// Softmax is taken over the outputs of one position.
enum class Activation { kNone, kRelu, kSigmoid, kSoftmax };
inline constexpr std::array kActivations = {Activation::kNone, Activation::kRelu, Activation::kSigmoid,
                                            Activation::kSoftmax};

const char* activation_name(Activation activation);  // "none", "relu", "sigmoid", "softmax"
std::optional<Activation> activation_from_name(std::string_view name);

}  // namespace pw

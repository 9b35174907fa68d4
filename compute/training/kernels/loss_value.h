#pragma once
// Losses, and what summing one up gives.
#include <cstdint>

namespace pw {

enum class Loss {
  kSoftmaxCrossEntropy,  // -log softmax(y)[label]
  kSigmoidCrossEntropy,  // every output on its own, its class against all others; summed over the outputs
};

struct LossValue {
  double loss = 0.0;  // mean over the labelled positions; 0 where there is none
  std::int64_t labelled = 0;
  // Labelled positions whose class has the largest output, the first of equals; with one output, whose sign is right.
  std::int64_t correct = 0;

  // For sums that have not been divided yet.
  LossValue& operator+=(const LossValue& part) {
    loss += part.loss;
    labelled += part.labelled;
    correct += part.correct;
    return *this;
  }
};

}  // namespace pw

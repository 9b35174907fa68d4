#pragma once
// Loss functions and their values.
#include <cstdint>

namespace pw {

enum class Loss {
  kSoftmaxCrossEntropy,  // -log softmax(y)[label]
  kSigmoidCrossEntropy,  // each output on its own, its class against all others; summed over the outputs
  kSquared,  // half the squared difference from 1 for the output of the class, from 0 for the others; summed
};

struct LossValue {
  double loss = 0.0;  // mean over the labelled positions; 0 if there are none
  std::int64_t labelled = 0;
  // Labelled positions whose class has the largest output (the first in a tie); with one output, where it is on
  // the right side of 0 (squared: of 1/2).
  std::int64_t correct = 0;

  // For sums that are not divided by the count yet.
  LossValue& operator+=(const LossValue& part) {
    loss += part.loss;
    labelled += part.labelled;
    correct += part.correct;
    return *this;
  }
};

}  // namespace pw

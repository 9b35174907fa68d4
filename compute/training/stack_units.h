#pragma once
// A layer that is trained on standardised maps, and shown in the units of the stack.
#include <cstdint>
#include <utility>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/optimiser.h"
#include "compute/training/standardisation.h"

namespace pw {

struct StandardLayer {
  PointwiseLayer layer;                    // in the units of the stack
  PointwiseLayer standard;                 // the same on the standardised maps
  PointwiseLayer set_layer, set_standard;  // both as they were last set, by hand or at the start
};

// The layer in the units of the stack, of one on the standardised maps.
PointwiseLayer in_units_of_stack(const PointwiseLayer& standard, const Standardisation& scale);

// Locks are of the numbers in the units of the stack: locked ones keep their value bit for bit.
class StackUnits {
 public:
  StackUnits(Standardisation scale, LayerLocks locks) : scale_(std::move(scale)), locks_(std::move(locks)) {}
  void set_locks(LayerLocks locks) { locks_ = std::move(locks); }

  // Takes over what was changed by hand. A layer that update() has just given changes nothing.
  void set(const PointwiseLayer& layer, StandardLayer& state) const;
  // Begins with a layer on the standardised maps.
  void start(PointwiseLayer standard, StandardLayer& state) const;
  // Brings state.layer up to date after steps. Numbers that training has not changed keep their bits.
  void update(StandardLayer& state) const;
  // Call after each step.
  void keep_locked_biases(StandardLayer& state) const;
  // The centred bias follows the weights where that of the stack's units stays: what that adds to dL/dw.
  void follow_locked_biases(LayerGradient& gradient) const;
  // How much a step of SGD, without decay, changes each number in the units of the stack, divided by -rate.
  LayerGradient slope(LayerGradient gradient) const;

  const Standardisation& scale() const { return scale_; }
  // The locks of a layer of so many outputs, and the weights of maps that are left out.
  LayerLocks held(std::int64_t cout) const;
  bool is_bias_locked(std::int64_t output) const {
    return !locks_.bias.empty() && locks_.bias[static_cast<std::size_t>(output)];
  }
  // The mean of a map in units of its deviation.
  float shift(std::int64_t map) const {
    return scale_.mean[static_cast<std::size_t>(map)] * scale_.inverse[static_cast<std::size_t>(map)];
  }

 private:
  PointwiseLayer folded(const StandardLayer& state) const;

  Standardisation scale_;
  LayerLocks locks_;
};

}  // namespace pw

#pragma once
// The Inception module (Szegedy et al., Going Deeper with Convolutions, 2014): four branches read the same maps.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compute/cost/layer_cost.h"

namespace pw {

// Maps that each convolution makes.
struct InceptionWidths {
  std::int64_t ones = 128, reduce3 = 128, three = 192, reduce5 = 32, five = 96, project = 64;
  bool operator==(const InceptionWidths&) const = default;
};

struct InceptionModule {
  MapSize input;
  InceptionWidths widths;
  bool is_naive = false;  // without the 1×1s before 3×3 and 5×5 and after the pooling, which passes all maps on
  bool operator==(const InceptionModule&) const = default;
};

// One convolution of a branch.
struct InceptionLayer {
  std::int64_t kernel = 1, maps_in = 0, maps_out = 0;
  LayerCost cost;
};

struct InceptionBranch {
  std::vector<InceptionLayer> layers;  // in order; the fourth branch pools first
  std::int64_t maps_out = 0;
  LayerCost cost;
};

struct InceptionCost {
  std::array<InceptionBranch, 4> branches;  // 1×1, 3×3, 5×5, pooling
  LayerCost total;
  std::int64_t maps_out = 0;
};

// Why there is no such module: a width or a size below 1. In one sentence; empty if there is.
std::string inception_problem(const InceptionModule& module);
InceptionCost inception_cost(const InceptionModule& module);

// GoogLeNet's, from 3a to 5b.
struct GoogLeNetModule {
  std::string_view name;  // "3a"
  std::int64_t maps_in = 0, side = 0;
  InceptionWidths widths;
  // What the paper prints: multiply-adds in millions, parameters in units of 1,024. Only 3a and 3b agree with the
  // widths that it prints; elsewhere these are 0.
  std::int64_t paper_millions = 0, paper_kilo = 0;
};
inline constexpr std::size_t kGoogLeNetModules = 9;
const std::array<GoogLeNetModule, kGoogLeNetModules>& googlenet_modules();
// Null if there is none of that name.
const GoogLeNetModule* googlenet_module(std::string_view name);

// All nine in a row, each reading what the one before has made; naive pooling passes all maps on, so that they grow.
struct InceptionChain {
  LayerCost total;
  std::int64_t maps_out = 0;
};
InceptionChain googlenet_chain(bool is_naive);

}  // namespace pw

#pragma once
// The options of `pointwise cost`.
#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/options/option_parser.h"
#include "compute/core/error.h"
#include "compute/cost/inception.h"
#include "compute/cost/next_layer.h"

namespace pw {

struct CostKernel {
  NextKernel kind = NextKernel::kThree;
  std::optional<std::int64_t> width;  // of a k×k convolution with another width than those named
};

// Of --inception: a module of GoogLeNet, or widths.
struct ModuleOption {
  const GoogLeNetModule* place = nullptr;
  InceptionWidths widths;
};

struct CostOptions {
  std::optional<MapSize> input;
  std::optional<std::int64_t> reduce, next;
  std::optional<CostKernel> kernel;
  std::optional<ModuleOption> inception;
  std::optional<std::string> net;
  bool is_naive = false;
  bool has_dense = false;
  bool measures = false;
  bool json = false;
};

// The targets are those of `options`, which must outlive parsing.
void add_cost_options(const OptionParser& parser, CostOptions& options);

// What the options describe. An error names the option that does not go with the others.
Expected<NextLayer> next_layer_of(const CostOptions& options);
Expected<InceptionModule> module_of(const CostOptions& options);
Expected<void> check_net_options(const CostOptions& options);

}  // namespace pw

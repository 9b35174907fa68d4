#include "compute/cost/inception.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pw {
namespace {

// Reads what `branch` has made so far, or the module's input.
void add_inception_layer(const MapSize& input, std::int64_t kernel, std::int64_t maps_out, InceptionBranch& branch) {
  MapSize read = input;
  if (!branch.layers.empty()) read.maps = branch.maps_out;
  const LayerCost cost = convolution_cost(read, kernel, maps_out);
  branch.layers.push_back({kernel, read.maps, maps_out, cost});
  branch.maps_out = maps_out;
  branch.cost = branch.cost + cost;
}

constexpr std::array<GoogLeNetModule, kGoogLeNetModules> kGoogLeNetPlaces = {{
    {"3a", 192, 28, {64, 96, 128, 16, 32, 32}, 128, 159},
    {"3b", 256, 28, {128, 128, 192, 32, 96, 64}, 304, 380},
    {"4a", 480, 14, {192, 96, 208, 16, 48, 64}, 0, 0},
    {"4b", 512, 14, {160, 112, 224, 24, 64, 64}, 0, 0},
    {"4c", 512, 14, {128, 128, 256, 24, 64, 64}, 0, 0},
    {"4d", 512, 14, {112, 144, 288, 32, 64, 64}, 0, 0},
    {"4e", 528, 14, {256, 160, 320, 32, 128, 128}, 0, 0},
    {"5a", 832, 7, {256, 160, 320, 32, 128, 128}, 0, 0},
    {"5b", 832, 7, {384, 192, 384, 48, 128, 128}, 0, 0},
}};

}  // namespace

std::string inception_problem(const InceptionModule& module) {
  const InceptionWidths& widths = module.widths;
  const std::array<std::pair<std::string_view, std::int64_t>, 10> sizes = {{
      {"images", module.input.images},
      {"rows", module.input.rows},
      {"columns", module.input.columns},
      {"maps that the module reads", module.input.maps},
      {"maps of the 1×1", widths.ones},
      {"maps before the 3×3", widths.reduce3},
      {"maps of the 3×3", widths.three},
      {"maps before the 5×5", widths.reduce5},
      {"maps of the 5×5", widths.five},
      {"maps after the pooling", widths.project},
  }};
  for (const auto& [name, size] : sizes) {
    if (size < 1) return fmt::format("The number of {} is {}; it is 1 or more.", name, size);
  }
  return "";
}

InceptionCost inception_cost(const InceptionModule& module) {
  const MapSize& input = module.input;
  const InceptionWidths& widths = module.widths;
  InceptionCost cost;
  auto& [ones, three, five, pooling] = cost.branches;
  if (!module.is_naive) {
    add_inception_layer(input, 1, widths.reduce3, three);
    add_inception_layer(input, 1, widths.reduce5, five);
    add_inception_layer(input, 1, widths.project, pooling);
  } else {
    pooling.maps_out = input.maps;
  }
  add_inception_layer(input, 1, widths.ones, ones);
  add_inception_layer(input, 3, widths.three, three);
  add_inception_layer(input, 5, widths.five, five);
  for (const InceptionBranch& branch : cost.branches) {
    cost.total = cost.total + branch.cost;
    cost.maps_out += branch.maps_out;
  }
  return cost;
}

const std::array<GoogLeNetModule, kGoogLeNetModules>& googlenet_modules() {
  return kGoogLeNetPlaces;
}

const GoogLeNetModule* googlenet_module(std::string_view name) {
  const auto found = std::ranges::find(kGoogLeNetPlaces, name, &GoogLeNetModule::name);
  return found == kGoogLeNetPlaces.end() ? nullptr : &*found;
}

InceptionChain googlenet_chain(bool is_naive) {
  InceptionChain chain{{}, kGoogLeNetPlaces.front().maps_in};
  for (const GoogLeNetModule& place : kGoogLeNetPlaces) {
    const InceptionCost cost = inception_cost({{1, place.side, place.side, chain.maps_out}, place.widths, is_naive});
    chain.total = chain.total + cost.total;
    chain.maps_out = cost.maps_out;
  }
  return chain;
}

}  // namespace pw

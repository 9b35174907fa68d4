#include "app/cli/cost/cost_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/options/option_values.h"
#include "app/cost/cost_settings.h"
#include "app/presentation/number_text.h"
#include "compute/cost/known_nets.h"

namespace pw {
namespace {

constexpr MapSize kRoadStack{1, 20, 72, 256};

std::optional<std::int64_t> counted_size(std::string_view text) {
  std::int64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc{} || end != text.data() + text.size() || size < 1 || size > kMostCounted) return std::nullopt;
  return size;
}

// The window writes × between sizes.
std::string with_plain_crosses(std::string text) {
  constexpr std::string_view kCross = "×";
  for (std::size_t at = text.find(kCross); at != std::string::npos; at = text.find(kCross))
    text.replace(at, kCross.size(), "x");
  return text;
}

// Empty if one of them is none.
std::vector<std::int64_t> counted_sizes(std::string_view text, char separator) {
  std::vector<std::int64_t> sizes;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const auto size = counted_size(text.substr(0, end));
    if (!size) return {};
    sizes.push_back(*size);
    if (end == text.size()) return sizes;
    text.remove_prefix(end + 1);
  }
}

ParseValue count_into(std::optional<std::int64_t>& target) {
  return [&target](const std::string& given) -> std::string {
    target = counted_size(given);
    return target ? "" : fmt::format("{} is not a whole number from 1 to {}", given, count_text(kMostCounted));
  };
}

ParseValue input_into(std::optional<MapSize>& target) {
  return [&target](const std::string& given) -> std::string {
    const auto sizes = counted_sizes(with_plain_crosses(given), 'x');
    if (sizes.size() != 4) {
      return fmt::format("{} is not a shape NxHxWxC such as 1x20x72x256, each size from 1 to {}", given,
                         count_text(kMostCounted));
    }
    target = MapSize{sizes[0], sizes[1], sizes[2], sizes[3]};
    return "";
  };
}

ParseValue kernel_into(std::optional<CostKernel>& target) {
  return [&target](const std::string& given) -> std::string {
    constexpr std::array<std::pair<std::string_view, NextKernel>, 5> kNamed = {{{"up", NextKernel::kUpsampling},
                                                                                {"depthwise", NextKernel::kDepthwise},
                                                                                {"1", NextKernel::kOne},
                                                                                {"3", NextKernel::kThree},
                                                                                {"5", NextKernel::kFive}}};
    const auto* named = std::ranges::find(kNamed, given, &std::pair<std::string_view, NextKernel>::first);
    const auto width = counted_size(given);
    if (named == kNamed.end() && !width)
      return fmt::format("{} is neither a whole number from 1 to {} nor up or depthwise", given,
                         count_text(kMostCounted));
    target = named != kNamed.end() ? CostKernel{named->second, std::nullopt} : CostKernel{NextKernel::kThree, width};
    return "";
  };
}

ParseValue module_into(std::optional<ModuleOption>& target) {
  return [&target](const std::string& given) -> std::string {
    if (const GoogLeNetModule* place = googlenet_module(given)) {
      target = ModuleOption{place, place->widths};
      return "";
    }
    const auto sizes = counted_sizes(given, ',');
    if (sizes.size() != 6) {
      return fmt::format(
          "{} is neither a module of GoogLeNet, 3a to 5b, nor six numbers of maps 1x1,r3,3x3,r5,5x5,pool such as "
          "64,96,128,16,32,32",
          given);
    }
    target = ModuleOption{nullptr, {sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]}};
    return "";
  };
}

std::string net_words() {
  std::string words;
  for (const std::string_view name : known_net_names()) words += (words.empty() ? "" : "|") + std::string(name);
  return words;
}

ParseValue net_into(std::optional<std::string>& target) {
  return [&target](const std::string& given) -> std::string {
    if (std::ranges::find(known_net_names(), given) == known_net_names().end()) return not_one_of(given, net_words());
    target = given;
    return "";
  };
}

// The first of these options that is given; empty if none is.
std::string_view first_given(std::initializer_list<std::pair<bool, std::string_view>> options) {
  for (const auto& [is_given, name] : options) {
    if (is_given) return name;
  }
  return "";
}

Expected<void> check_kernel_fits(const std::string& option, std::int64_t width, const MapSize& input) {
  if (width <= input.rows && width <= input.columns) return {};
  return fail(option, "a {0}×{0} kernel is larger than the {1}×{2} positions of a map", width, input.rows,
              input.columns);
}

}  // namespace

void add_cost_options(const OptionParser& parser, CostOptions& options) {
  parser.add({.names = "--input,-i",
              .type = "NxHxWxC",
              .help = "The maps that are read: images x rows x columns x maps (default: 1x20x72x256; with "
                      "--inception 3a…5b those of GoogLeNet)"},
             input_into(options.input));
  parser.add({.names = "--reduce", .type = "R", .help = "The 1x1 reduces the maps to R (default: 2)"},
             count_into(options.reduce));
  parser.add(
      {.names = "--kernel",
       .type = "K|up|depthwise",
       .help = "The next layer: a KxK convolution, a 16x16 transposed one with stride 8, as in FCN-8s, or, instead "
               "of a 3x3, a depthwise 3x3 and a 1x1 after it (default: 3)"},
      kernel_into(options.kernel));
  parser.add({.names = "--next", .type = "M", .help = "Maps that the next layer makes (default: 64)"},
             count_into(options.next));
  parser.add_flag("--dense", options.has_dense, "Count a dense layer in place of the 1x1 too");
  parser.add({.names = "--inception",
              .type = "3a…5b|1x1,r3,3x3,r5,5x5,pool",
              .help = "Count an Inception module instead: one of GoogLeNet, or six numbers of maps: of the 1x1, before "
                      "the 3x3, of the 3x3, before the 5x5, of the 5x5, after the pooling"},
             module_into(options.inception));
  parser.add_flag("--naive", options.is_naive,
                  "With --inception: list the branches without the 1x1s before 3x3 and 5x5 and after the pooling");
  parser.add({.names = "--net", .type = net_words(), .help = "Count a net from a paper instead"},
             net_into(options.net));
  parser.add_flag("--measure", options.measures,
                  "Time it on this machine too, on one thread and on all, for up to 4 seconds");
  parser.add_flag("--json", options.json,
                  "Print a JSON object instead of a table; what 64 bits do not hold is null in it");
}

Expected<NextLayer> next_layer_of(const CostOptions& options) {
  if (options.is_naive) return fail("--naive", "is an Inception module's; give --inception too");
  NextLayer layer;
  layer.input = options.input.value_or(kRoadStack);
  layer.next_maps = options.next.value_or(layer.next_maps);
  const CostKernel kernel = options.kernel.value_or(CostKernel{});
  layer.kernel = kernel.kind;
  layer.other_width = kernel.width;
  const std::int64_t maps = layer.input.maps;
  if (kernel.kind == NextKernel::kDepthwise && options.reduce)
    return fail("--reduce", "has no meaning with --kernel depthwise, which has no 1×1 before it");
  layer.reduced = options.reduce.value_or(std::min(layer.reduced, maps));
  if (layer.reduced > maps) {
    return fail("--reduce", "{} is more than the {} that are read; give 1 to {}", count_text(layer.reduced),
                counted(maps, "map"), count_text(maps));
  }
  if (layer.kernel == NextKernel::kUpsampling) return layer;
  const std::int64_t width = kernel.width.value_or(kernel_width(kernel.kind));
  if (auto fits = check_kernel_fits("--kernel", width, layer.input); !fits) return Unexpected(fits.error());
  return layer;
}

Expected<InceptionModule> module_of(const CostOptions& options) {
  const std::string_view other = first_given({{options.reduce.has_value(), "--reduce"},
                                              {options.kernel.has_value(), "--kernel"},
                                              {options.next.has_value(), "--next"},
                                              {options.has_dense, "--dense"}});
  if (!other.empty()) return fail(std::string(other), "is of the next layer; leave it out or --inception");
  const ModuleOption& given = *options.inception;
  InceptionModule module;
  module.input = kRoadStack;
  if (given.place != nullptr) module.input = {1, given.place->side, given.place->side, given.place->maps_in};
  module.input = options.input.value_or(module.input);
  module.widths = given.widths;
  module.is_naive = options.is_naive;
  constexpr std::int64_t kLargestKernel = 5;
  if (auto fits = check_kernel_fits("--input", kLargestKernel, module.input); !fits) return Unexpected(fits.error());
  return module;
}

Expected<void> check_net_options(const CostOptions& options) {
  const std::string_view other = first_given({{options.input.has_value(), "--input"},
                                              {options.reduce.has_value(), "--reduce"},
                                              {options.kernel.has_value(), "--kernel"},
                                              {options.next.has_value(), "--next"},
                                              {options.has_dense, "--dense"},
                                              {options.inception.has_value(), "--inception"},
                                              {options.is_naive, "--naive"},
                                              {options.measures, "--measure"}});
  if (other.empty()) return {};
  return fail(std::string(other), "--net counts a net as its paper has it; leave out one of the two");
}

}  // namespace pw

#include "app/cost/cost_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/cost/next_kernels.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

template <class Number>
bool read_cost_number(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

// `part(settings)` is an std::int64_t or an optional one.
template <class Part>
CostKey whole_number_key(std::string_view key, std::int64_t most, Part part) {
  return {key, fmt::format("a whole number from 1 to {}", count_text(most)),
          [most, part](CostSettings& settings, std::string_view text) {
            std::int64_t value = 0;
            if (!read_cost_number(text, value) || value < 1 || value > most) return false;
            part(settings) = value;
            return true;
          }};
}

template <class Part>
CostKey switch_key(std::string_view key, Part part) {
  return {key, "true|false", [part](CostSettings& settings, std::string_view text) {
            part(settings) = text == "true";
            return text == "true" || text == "false";
          }};
}

// `names[i]` stands for the enumerator i.
template <std::size_t kCount, class Part>
CostKey choice_key(std::string_view key, std::array<std::string_view, kCount> names, Part part) {
  std::string values;
  for (const std::string_view name : names) values += (values.empty() ? "" : "|") + std::string(name);
  return {key, values, [names, part](CostSettings& settings, std::string_view text) {
            for (std::size_t i = 0; i < kCount; ++i) {
              if (names[i] != text) continue;
              auto& choice = part(settings);
              choice = static_cast<std::remove_reference_t<decltype(choice)>>(i);
              return true;
            }
            return false;
          }};
}

CostKey kernel_key() {
  std::array<std::string_view, kNextKernels> names;
  std::ranges::transform(next_kernel_names(), names.begin(), &NextKernelName::key);
  return choice_key(
      "cost.kernel", names, [](CostSettings & settings) -> auto& { return settings.next.kernel; });
}

CostKey preset_key() {
  std::string names;
  for (const GoogLeNetModule& module : googlenet_modules())
    names += (names.empty() ? "" : "|") + std::string(module.name);
  return {"inception.preset", names, [](CostSettings& settings, std::string_view text) {
            const GoogLeNetModule* module = googlenet_module(text);
            if (module == nullptr) return false;
            choose_preset(settings.inception, *module);
            return true;
          }};
}

#define PART(member)              \
  [](CostSettings & s) -> auto& { \
    return s.member;              \
  }

std::vector<CostKey> make_cost_keys() {
  return {
      whole_number_key("cost.f", kMostCounted, PART(next.maps)),
      whole_number_key("cost.fp", kMostCounted, PART(next.reduced)),
      kernel_key(),
      whole_number_key("cost.next_maps", kMostCounted, PART(next.next_maps)),
      whole_number_key("cost.rows", kMostCounted, PART(next.rows)),
      whole_number_key("cost.columns", kMostCounted, PART(next.columns)),
      {"cost.slide", "a text",
       [](CostSettings& s, std::string_view text) {
         s.next.slide = text;
         return !text.empty();
       }},
      whole_number_key("cost.slide_through", kMostCounted, PART(next.slide_through)),
      preset_key(),
      choice_key<2>("inception.positions", {"stack", "googlenet"}, PART(inception.positions)),
      choice_key<2>("inception.mode", {"reduced", "naive"}, PART(inception.is_naive)),
      whole_number_key("inception.ones", kMostCounted, PART(inception.widths.ones)),
      whole_number_key("inception.reduce3", kMostCounted, PART(inception.widths.reduce3)),
      whole_number_key("inception.three", kMostCounted, PART(inception.widths.three)),
      whole_number_key("inception.reduce5", kMostCounted, PART(inception.widths.reduce5)),
      whole_number_key("inception.five", kMostCounted, PART(inception.widths.five)),
      whole_number_key("inception.project", kMostCounted, PART(inception.widths.project)),
      whole_number_key("deep.base", kMostDeepMaps, PART(deep.base)),
      whole_number_key("deep.stages", kMostDeepStages, PART(deep.stages)),
      whole_number_key("deep.layers", kMostDeepLayers, PART(deep.layers)),
      whole_number_key("deep.batch", kMostDeepMaps, PART(deep.batch)),
      whole_number_key("deep.ratio", kMostDeepMaps, PART(deep.ratio)),
      switch_key("deep.halve", PART(deep.halves)),
      switch_key("deep.double", PART(deep.doubles)),
      {"deep.budget", "a number from 0.15 to 4",
       [](CostSettings& s, std::string_view text) {
         return read_cost_number(text, s.deep.budget) && s.deep.budget >= 0.15 && s.deep.budget <= 4.0;
       }},
  };
}

#undef PART

}  // namespace

const std::vector<CostKey>& cost_keys() {
  static const std::vector<CostKey> keys = make_cost_keys();
  return keys;
}

}  // namespace pw

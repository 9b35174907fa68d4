#pragma once
// Options whose values are more than a word or a whole number. What is not understood is a usage error.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/window_options.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/npy.h"

namespace pw {

// Refuses what is not one of the words.
CLI::Validator one_of(std::vector<std::string> words);
std::string joined_by_bars(const std::vector<std::string>& words);

// One of a few words. The value that `target` holds is the default and is shown as such.
template <class Value>
CLI::Option* add_choice_option(CLI::App& parser, const std::string& name, Value& target,
                               std::vector<std::pair<std::string, Value>> choices, const std::string& help) {
  std::vector<std::string> words;
  std::string default_word;
  for (const auto& [word, value] : choices) {
    words.push_back(word);
    if (value == target) default_word = word;
  }
  const auto take = [&target, choices = std::move(choices)](const std::string& given) {
    for (const auto& [word, value] : choices) {
      if (word == given) target = value;
    }
  };
  return parser.add_option_function<std::string>(name, take, help)
      ->check(one_of(words))
      ->type_name(joined_by_bars(words))
      ->default_str(default_word);
}

// "1600x900", each side within the range in pixels; what `target` holds is shown as the default.
struct SideRange {
  int smallest, largest;
};
CLI::Option* add_size_option(CLI::App& parser, const std::string& name, PixelSize& target, SideRange range,
                             const std::string& help);
// Within the range, with a decimal point in every locale. No default is shown.
struct NumberRange {
  float smallest, largest;
};
CLI::Option* add_number_option(CLI::App& parser, const std::string& name, float& target, NumberRange range,
                               const std::string& help);
// A whole number from 0 to 2^64 - 1.
CLI::Option* add_seed_option(CLI::App& parser, std::uint64_t& target, const std::string& help);
CLI::Option* add_extractor_option(CLI::App& parser, ExtractorKind& target);
// One per core, at most 256.
int default_threads();
CLI::Option* add_threads_option(CLI::App& parser, int& target);
// --layout auto|nchw|nhwc; auto leaves `target` empty.
CLI::Option* add_layout_option(CLI::App& parser, std::optional<Layout>& target);

}  // namespace pw

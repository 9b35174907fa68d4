#pragma once
// Parsers for option values. A value that cannot be parsed is a usage error; numbers use a decimal point in every
// locale.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/options/option_parser.h"
#include "app/window/window_options.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/npy.h"

namespace pw {

// Any text.
ParseValue into(std::string& target);
ParseValue into(std::optional<std::string>& target);
// A number in the range, both ends included.
ParseValue whole_number_into(int& target, int smallest, int largest);
ParseValue number_into(float& target, float smallest, float largest);
// 0 to 2^64 - 1.
ParseValue seed_into(std::uint64_t& target);
// "1600x900", in pixels, each side in the range.
ParseValue size_into(PixelSize& target, int smallest, int largest);
std::string size_text(PixelSize size);

// The error for a value that is not one of the words, "dark|light".
std::string not_one_of(const std::string& given, const std::string& words);

// An option's words: one for each of `kinds`.
template <class Kinds, class NameOf>
auto choices_of(const Kinds& kinds, NameOf name_of) {
  std::vector<std::pair<std::string, typename Kinds::value_type>> choices;
  for (const auto kind : kinds) choices.emplace_back(name_of(kind), kind);
  return choices;
}

// One of a few words. The current value of `target` is shown as the default.
template <class Value>
void add_choice(OptionParser parser, const std::string& names, Value& target,
                std::vector<std::pair<std::string, Value>> choices, const std::string& help) {
  std::string words;
  std::string default_word;
  for (const auto& [word, value] : choices) {
    words += (words.empty() ? "" : "|") + word;
    if (value == target) default_word = word;
  }
  const auto parse = [&target, choices = std::move(choices), words](const std::string& given) -> std::string {
    const auto chosen =
        std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.first == given; });
    if (chosen == choices.end()) return not_one_of(given, words);
    target = chosen->second;
    return "";
  };
  parser.add({.names = names, .type = words, .help = help, .default_text = default_word}, parse);
}

void add_extractor_option(OptionParser parser, ExtractorKind& target);
// One per core, at most 256.
int default_threads();
void add_threads_option(OptionParser parser, int& target);
// --layout auto|nchw|nhwc; auto leaves `target` empty.
void add_axis_order_option(OptionParser parser, std::optional<AxisOrder>& target);

}  // namespace pw

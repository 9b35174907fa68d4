#include "app/cli/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace pw {
namespace {

constexpr int kMostThreads = 256;

// The whole text as one number; from_chars knows no locale.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<PixelSize> parse_size(std::string_view text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = parse_number<int>(text.substr(0, cross));
  const auto height = parse_number<int>(text.substr(cross + 1));
  if (!width || !height) return std::nullopt;
  return PixelSize{*width, *height};
}

}  // namespace

std::string joined_by_bars(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "|"));
}

CLI::Validator one_of(std::vector<std::string> words) {
  const auto check = [words = std::move(words)](const std::string& given) -> std::string {
    if (std::find(words.begin(), words.end(), given) != words.end()) return "";
    return fmt::format("{} is not one of {}", given, joined_by_bars(words));
  };
  return CLI::Validator(check, "");
}

CLI::Option* add_size_option(CLI::App& parser, const std::string& name, PixelSize& target, SideRange range,
                             const std::string& help) {
  const auto take = [&target, name, range](const std::string& given) {
    const auto size = parse_size(given);
    if (!size) throw CLI::ValidationError(name, fmt::format("{} is not a size such as 1600x900", given));
    const auto [shorter, longer] = std::minmax(size->width, size->height);
    if (shorter < range.smallest || longer > range.largest) {
      throw CLI::ValidationError(
          name, fmt::format("{} has a side outside {} … {} pixels", given, range.smallest, range.largest));
    }
    target = *size;
  };
  return parser
      .add_option_function<std::string>(name, take,
                                        fmt::format("{}, each {} to {}", help, range.smallest, range.largest))
      ->type_name("WxH")
      ->default_str(fmt::format("{}x{}", target.width, target.height));
}

CLI::Option* add_number_option(CLI::App& parser, const std::string& name, float& target, NumberRange range,
                               const std::string& help) {
  const auto take = [&target, name, range](const std::string& given) {
    const auto number = parse_number<float>(given);
    // Written so that NaN is refused as well.
    if (!number || !(*number >= range.smallest && *number <= range.largest)) {
      throw CLI::ValidationError(name,
                                 fmt::format("{} is not a number from {} to {}", given, range.smallest, range.largest));
    }
    target = *number;
  };
  return parser
      .add_option_function<std::string>(name, take, fmt::format("{}, {} to {}", help, range.smallest, range.largest))
      ->type_name("FACTOR");
}

CLI::Option* add_seed_option(CLI::App& parser, std::uint64_t& target, const std::string& help) {
  const auto take = [&target](const std::string& given) {
    const auto seed = parse_number<std::uint64_t>(given);
    if (!seed) throw CLI::ValidationError("--seed", fmt::format("{} is not a whole number from 0 to 2^64 - 1", given));
    target = *seed;
  };
  return parser.add_option_function<std::string>("--seed", take, help)->type_name("N");
}

CLI::Option* add_extractor_option(CLI::App& parser, ExtractorKind& target) {
  return add_choice_option<ExtractorKind>(
      parser, "--extractor", target,
      {{"learned", ExtractorKind::kLearned},
       {"filterbank", ExtractorKind::kFilterbank},
       {"random", ExtractorKind::kRandom},
       {"pixels", ExtractorKind::kPixels}},
      "How maps are made of an image: by a network that learned on road scenes, by 256 fixed filters, by an untrained "
      "network, or its R, G and B themselves");
}

int default_threads() {
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
}

CLI::Option* add_threads_option(CLI::App& parser, int& target) {
  return parser.add_option("--threads", target, "Threads to compute with (default: one per core)")
      ->check(CLI::Range(1, kMostThreads))
      ->type_name("N");
}

CLI::Option* add_layout_option(CLI::App& parser, std::optional<Layout>& target) {
  return add_choice_option<std::optional<Layout>>(
      parser, "--layout", target, {{"auto", std::nullopt}, {"nchw", Layout::kNchw}, {"nhwc", Layout::kNhwc}},
      "The order of a stack's axes; auto: the one in which it has as many maps as the weights");
}

}  // namespace pw

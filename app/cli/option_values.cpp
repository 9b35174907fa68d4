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

constexpr float kSmallestScale = 0.5F;
constexpr float kLargestScale = 4.0F;
constexpr int kMostThreads = 256;

// The whole text as one number; from_chars knows no locale.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<WindowSize> parse_size(std::string_view text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = parse_number<int>(text.substr(0, cross));
  const auto height = parse_number<int>(text.substr(cross + 1));
  if (!width || !height) return std::nullopt;
  return WindowSize{*width, *height};
}

bool is_window_side(int side) {
  return side >= kSmallestWindowSide && side <= kLargestWindowSide;
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

CLI::Option* add_size_option(CLI::App& parser, const std::string& name, WindowSize& target, const std::string& help) {
  const auto take = [&target, name](const std::string& given) {
    const auto size = parse_size(given);
    if (!size) throw CLI::ValidationError(name, fmt::format("{} is not a size such as 1600x900", given));
    if (!is_window_side(size->width) || !is_window_side(size->height)) {
      throw CLI::ValidationError(
          name, fmt::format("{} has a side outside {} … {} pixels", given, kSmallestWindowSide, kLargestWindowSide));
    }
    target = *size;
  };
  return parser.add_option_function<std::string>(name, take, help)
      ->type_name("WxH")
      ->default_str(fmt::format("{}x{}", target.width, target.height));
}

CLI::Option* add_scale_option(CLI::App& parser, const std::string& name, float& target, const std::string& help) {
  const auto take = [&target, name](const std::string& given) {
    const auto scale = parse_number<float>(given);
    // Written so that NaN is refused as well.
    if (!scale || !(*scale >= kSmallestScale && *scale <= kLargestScale)) {
      throw CLI::ValidationError(name,
                                 fmt::format("{} is not a number from {} to {}", given, kSmallestScale, kLargestScale));
    }
    target = *scale;
  };
  return parser.add_option_function<std::string>(name, take, help)->type_name("FACTOR");
}

CLI::Option* add_extractor_option(CLI::App& parser, ExtractorKind& target) {
  return add_choice_option<ExtractorKind>(
      parser, "--extractor", target, {{"filterbank", ExtractorKind::kFilterbank}, {"pixels", ExtractorKind::kPixels}},
      "How maps are made of an image: 256 fixed filters at stride 8, or its R, G and B themselves");
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

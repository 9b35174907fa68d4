#include "app/cli/options/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "compute/parallel/cpu_affinity.h"

namespace pw {
namespace {

constexpr int kMaxThreads = 256;

// The whole text as one number; from_chars knows no locale.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<PixelSize> parse_size(std::string_view text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = number_in<int>(text.substr(0, cross));
  const auto height = number_in<int>(text.substr(cross + 1));
  if (!width || !height) return std::nullopt;
  return PixelSize{*width, *height};
}

}  // namespace

ParseValue into(std::string& target) {
  return [&target](const std::string& given) {
    target = given;
    return std::string();
  };
}

ParseValue into(std::optional<std::string>& target) {
  return [&target](const std::string& given) {
    target = given;
    return std::string();
  };
}

ParseValue whole_number_into(int& target, int smallest, int largest) {
  return [&target, smallest, largest](const std::string& given) -> std::string {
    const auto number = number_in<int>(given);
    if (!number || *number < smallest || *number > largest)
      return fmt::format("{} is not a whole number from {} to {}", given, smallest, largest);
    target = *number;
    return "";
  };
}

ParseValue number_into(float& target, float smallest, float largest) {
  return [&target, smallest, largest](const std::string& given) -> std::string {
    const auto number = number_in<float>(given);
    // Written so that NaN is refused as well.
    if (!number || !(*number >= smallest && *number <= largest))
      return fmt::format("{} is not a number from {} to {}", given, smallest, largest);
    target = *number;
    return "";
  };
}

ParseValue seed_into(std::uint64_t& target) {
  return [&target](const std::string& given) -> std::string {
    const auto seed = number_in<std::uint64_t>(given);
    if (!seed) return fmt::format("{} is not a whole number from 0 to 2^64 - 1", given);
    target = *seed;
    return "";
  };
}

ParseValue size_into(PixelSize& target, int smallest, int largest) {
  return [&target, smallest, largest](const std::string& given) -> std::string {
    const auto size = parse_size(given);
    if (!size) return fmt::format("{} is not a size such as 1600x900", given);
    const auto [shorter, longer] = std::minmax(size->width, size->height);
    if (shorter < smallest || longer > largest)
      return fmt::format("{}: each side must be {} to {} pixels", given, smallest, largest);
    target = *size;
    return "";
  };
}

std::string size_text(PixelSize size) {
  return fmt::format("{}x{}", size.width, size.height);
}

std::string not_one_of(const std::string& given, const std::string& words) {
  return fmt::format("{} is not one of {}", given, words);
}

void add_extractor_option(OptionParser parser, ExtractorKind& target) {
  add_choice<ExtractorKind>(parser, "--extractor", target, choices_of(kExtractorKinds, extractor_name),
                            "How feature maps are extracted from an image: by a network trained on road scenes, by 256 "
                            "fixed filters, by an untrained network, or just its R, G and B channels");
}

int default_threads() {
  return std::min(processor_count(), kMaxThreads);
}

void add_threads_option(OptionParser parser, int& target) {
  parser.add({.names = "--threads", .type = "N", .help = "Threads to compute with (default: one per core)"},
             whole_number_into(target, 1, kMaxThreads));
}

void add_axis_order_option(OptionParser parser, std::optional<AxisOrder>& target) {
  std::vector<std::pair<std::string, std::optional<AxisOrder>>> choices = {{"auto", std::nullopt}};
  for (const AxisOrder axis_order : kAxisOrders) choices.emplace_back(axis_order_name(axis_order), axis_order);
  add_choice<std::optional<AxisOrder>>(
      parser, "--layout", target, std::move(choices),
      "The axis order of a stack; auto: the order whose number of maps matches the weights");
}

}  // namespace pw

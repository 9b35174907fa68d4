#include "app/cost/ratio_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cost/count_text.h"

namespace pw {
namespace {

struct ChangeWords {
  const char *less, *more, *same;
};

std::string change_text(double before, double after, const ChangeWords& words) {
  if (!(before > 0.0) || !(after > 0.0)) return "–";
  if (before == after) return words.same;
  return before > after ? fmt::format("{} {}", ratio_text(before / after), words.less)
                        : fmt::format("{} {}", ratio_text(after / before), words.more);
}

}  // namespace

std::string ratio_text(double ratio) {
  constexpr double kMostWritten = 1e15;
  if (!std::isfinite(ratio) || ratio > kMostWritten) return "–";
  if (ratio == std::round(ratio) || ratio >= 99.95) return count_text(std::llround(ratio)) + "×";
  const int decimals = ratio >= 9.995 ? 1 : ratio >= 0.0995 ? 2 : 3;
  return fmt::format("{:.{}f}×", ratio, decimals);
}

std::string fewer_text(double before, double after) {
  return change_text(before, after, {"fewer", "more", "as many"});
}

std::string lower_text(double before, double after) {
  return change_text(before, after, {"lower", "higher", "as high"});
}

}  // namespace pw

#include "app/cost/ratio_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cost/count_text.h"

namespace pw {

std::string ratio_text(double ratio) {
  constexpr double kMostWritten = 1e15;
  if (!std::isfinite(ratio) || ratio > kMostWritten) return "–";
  if (ratio == std::round(ratio) || ratio >= 99.95) return count_text(std::llround(ratio)) + "×";
  const int decimals = ratio >= 9.995 ? 1 : ratio >= 0.0995 ? 2 : 3;
  return fmt::format("{:.{}f}×", ratio, decimals);
}

std::string fewer_text(double before, double after) {
  if (!(before > 0.0) || !(after > 0.0)) return "–";
  if (before == after) return "as many";
  return before > after ? ratio_text(before / after) + " fewer" : ratio_text(after / before) + " more";
}

}  // namespace pw

#include "app/cli/options/notices.h"

#include <fmt/format.h>

#include "app/cli/options/messages.h"

namespace pw {

void Notices::count_nonfinite(const std::string& subject, const PlaneStatistics& statistics) {
  const std::int64_t infinite = statistics.positive_inf + statistics.negative_inf;
  if (statistics.nan + infinite == 0) return;
  add(fmt::format("{}: {} NaN and {} infinite among {} values, used as they are", subject, statistics.nan, infinite,
                  statistics.finite + statistics.nan + infinite));
}

void Notices::show_all() const {
  for (const std::string& text : texts_) show_message(text);
}

}  // namespace pw

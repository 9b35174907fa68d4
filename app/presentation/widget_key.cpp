#include "app/presentation/widget_key.h"

#include <fmt/format.h>

#include <functional>

namespace pw {

std::string widget_name(const WidgetKey& key) {
  if (key.i < 0) return std::string(key.base);
  if (key.j < 0) return fmt::format("{}.{}", key.base, key.i);
  return fmt::format("{}.{}.{}", key.base, key.i, key.j);
}

std::size_t WidgetKeyHash::operator()(const WidgetKey& key) const {
  const std::size_t base = std::hash<std::string_view>()(key.base);
  return base ^ (static_cast<std::size_t>(key.i) * 0x9E3779B97F4A7C15U) ^
         (static_cast<std::size_t>(key.j) * 0xC2B2AE3D27D4EB4FU);
}

}  // namespace pw

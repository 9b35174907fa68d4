#pragma once
// The names of widgets.
#include <cstdint>
#include <string>
#include <string_view>

namespace pw {

// "map.17" is {"map", 17}, "weight.0.17" is {"weight", 0, 17}. Converted to text only when needed.
struct WidgetKey {
  std::string_view base;  // a literal
  std::int64_t i = -1, j = -1;

  WidgetKey(const char* name = "", std::int64_t first = -1, std::int64_t second = -1)
      : base(name), i(first), j(second) {}
  bool operator==(const WidgetKey&) const = default;
};
std::string widget_name(const WidgetKey& key);

struct WidgetKeyHash {
  std::size_t operator()(const WidgetKey& key) const;
};

}  // namespace pw

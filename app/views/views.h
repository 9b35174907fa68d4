#pragma once
// All views.
#include <memory>
#include <string>
#include <vector>

#include "app/frame/view.h"

namespace pw {

using Views = std::vector<std::unique_ptr<View>>;

// In the order of their tabs: the only list of them.
Views make_views();

// The values of --view: "explore", and "VIEW.TAB" for each tab.
std::vector<std::string> view_names();

}  // namespace pw

#pragma once
// All views.
#include <memory>
#include <string>
#include <vector>

#include "app/views/view.h"

namespace pw {

// In the order of their tabs: the only list of them.
std::vector<std::unique_ptr<View>> make_views();

// What --view takes: "explore", and "VIEW.TAB" for each tab.
std::vector<std::string> view_names();

}  // namespace pw

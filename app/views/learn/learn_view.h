#pragma once
// The layer learns, is compared and turned round: each a tab.
#include "app/views/tabs/tabbed_view.h"

namespace pw {

class LearnView : public TabbedView {
 public:
  LearnView();
  std::string_view id() const override { return "learn"; }
  std::string_view label() const override { return "Learn"; }
  const char* tab_key() const override { return "learn.tab"; }
};

}  // namespace pw

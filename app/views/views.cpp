#include "app/views/views.h"

#include "app/views/cost/cost_view.h"
#include "app/views/explore/explore_view.h"
#include "app/views/learn/learn_view.h"
#include "app/views/two_layers/two_layers_view.h"

namespace pw {

Views make_views() {
  Views views;
  views.push_back(std::make_unique<ExploreView>());
  views.push_back(std::make_unique<LearnView>());
  views.push_back(std::make_unique<CostView>());
  views.push_back(std::make_unique<TwoLayersView>());
  return views;
}

std::vector<std::string> view_names() {
  std::vector<std::string> names;
  for (const auto& view : make_views()) {
    const std::string id(view->id());
    names.push_back(id);
    for (const std::string_view tab : view->tabs()) names.push_back(id + "." + std::string(tab));
  }
  return names;
}

}  // namespace pw

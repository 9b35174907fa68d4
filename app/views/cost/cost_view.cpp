#include "app/views/cost/cost_view.h"

#include "app/views/cost/deep_nets_page.h"
#include "app/views/cost/inception_page.h"
#include "app/views/cost/next_layer_page.h"

namespace pw {
namespace {

// In the order of their tabs: the only list of them.
Pages make_cost_pages() {
  Pages pages;
  pages.push_back(std::make_unique<NextLayerPage>());
  pages.push_back(std::make_unique<InceptionPage>());
  pages.push_back(std::make_unique<DeepNetsPage>());
  return pages;
}

}  // namespace

CostView::CostView() : TabbedView(make_cost_pages()) {}

}  // namespace pw

#include "app/views/learn/learn_view.h"

#include "app/views/learn/compare_page.h"
#include "app/views/learn/reconstruct_page.h"
#include "app/views/learn/train_page.h"

namespace pw {
namespace {

// In the order of their tabs: the only list of them.
Pages make_learn_pages() {
  Pages pages;
  pages.push_back(std::make_unique<TrainPage>());
  pages.push_back(std::make_unique<ComparePage>());
  pages.push_back(std::make_unique<ReconstructPage>());
  return pages;
}

}  // namespace

LearnView::LearnView() : TabbedView(make_learn_pages()) {}

}  // namespace pw

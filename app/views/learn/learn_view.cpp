#include "app/views/learn/learn_view.h"

#include <algorithm>
#include <utility>

#include "app/views/learn/compare_page.h"
#include "app/views/learn/reconstruct_page.h"
#include "app/views/learn/train_page.h"

namespace pw {
namespace {

// In the order of their tabs: the only list of them.
std::vector<std::unique_ptr<LearnPage>> make_learn_pages() {
  std::vector<std::unique_ptr<LearnPage>> pages;
  pages.push_back(std::make_unique<TrainPage>());
  pages.push_back(std::make_unique<ComparePage>());
  pages.push_back(std::make_unique<ReconstructPage>());
  return pages;
}

}  // namespace

LearnView::LearnView() : pages_(make_learn_pages()), shown_(pages_.front().get()) {}

LearnPage& LearnView::page(const Selection& selection) const {
  const auto found = std::ranges::find_if(pages_, [&](const auto& page) { return page->id() == selection.tab; });
  return found != pages_.end() ? **found : *shown_;
}

std::vector<std::string_view> LearnView::tabs() const {
  std::vector<std::string_view> tabs;
  for (const auto& page : pages_) tabs.push_back(page->id());
  return tabs;
}

std::string_view LearnView::tab_label(std::string_view tab) const {
  const auto found = std::ranges::find_if(pages_, [&](const auto& page) { return page->id() == tab; });
  return found != pages_.end() ? (*found)->label() : tab;
}

std::vector<Command> LearnView::commands() {
  std::vector<Command> commands;
  for (const auto& page : pages_) {
    for (Command& command : page->commands()) {
      command.scope = page->scope();
      commands.push_back(std::move(command));
    }
  }
  return commands;
}

std::vector<std::string_view> LearnView::scopes(const Selection& selection) const {
  return {page(selection).scope(), id()};
}

void LearnView::lay_out(Rect body, const Frame& frame) {
  shown_ = &page(frame.selection());
  shown_->lay_out(body, frame);
}

// The line of the shapes is laid out before the view.
std::optional<LayerShape> LearnView::layer_shown(const Frame& frame) const {
  return page(frame.selection()).layer_shown(frame);
}

}  // namespace pw

#include "app/views/tabs/tabbed_view.h"

#include <algorithm>
#include <utility>

namespace pw {

Page& TabbedView::page(const Selection& selection) const {
  const auto found = std::ranges::find_if(pages_, [&](const auto& page) { return page->id() == selection.tab; });
  return found != pages_.end() ? **found : *shown_;
}

std::vector<std::string_view> TabbedView::tabs() const {
  std::vector<std::string_view> tabs;
  for (const auto& page : pages_) tabs.push_back(page->id());
  return tabs;
}

std::string_view TabbedView::tab_label(std::string_view tab) const {
  const auto found = std::ranges::find_if(pages_, [&](const auto& page) { return page->id() == tab; });
  return found != pages_.end() ? (*found)->label() : tab;
}

std::vector<Command> TabbedView::commands() {
  std::vector<Command> commands;
  for (const auto& page : pages_) {
    for (Command& command : page->commands()) {
      command.scope = page->scope();
      commands.push_back(std::move(command));
    }
  }
  return commands;
}

std::vector<std::string_view> TabbedView::scopes(const Selection& selection) const {
  return {page(selection).scope(), id()};
}

void TabbedView::lay_out(Rect body, const Frame& frame) {
  shown_ = &page(frame.selection());
  shown_->lay_out(body, frame);
}

// The line of the shapes is laid out before the view.
std::optional<LayerShape> TabbedView::layer_shown(const Frame& frame) const {
  return page(frame.selection()).layer_shown(frame);
}

std::vector<std::optional<LayerShape>> TabbedView::layers_of_tabs(const Frame& frame) const {
  std::vector<std::optional<LayerShape>> layers;
  for (const auto& page : pages_) layers.push_back(page->layer_shown(frame));
  return layers;
}

}  // namespace pw

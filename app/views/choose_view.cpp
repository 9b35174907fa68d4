#include "app/views/choose_view.h"

#include <algorithm>

namespace pw {

View& selected_view(const Views& views, const Selection& selection) {
  const auto found = std::ranges::find_if(views, [&](const auto& view) { return view->id() == selection.view; });
  return found != views.end() ? **found : *views.front();
}

Selection with_view(Selection selection, const View& view, std::string_view tab) {
  selection.view = view.id();
  selection.tab.clear();
  const auto tabs = view.tabs();
  if (std::ranges::find(tabs, tab) != tabs.end())
    view.select_tab(tab, selection);
  else
    view.enter(selection);
  return selection;
}

Selection with_view(const Selection& selection, const Views& views, std::string_view name) {
  const std::size_t dot = name.find('.');
  Selection named = selection;
  named.view = name.substr(0, dot);
  const std::string_view tab = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  return with_view(selection, selected_view(views, named), tab);
}

}  // namespace pw

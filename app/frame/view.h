#pragma once
// One way to look at the document: it owns its panels and where they are.
#include <string_view>
#include <vector>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"

namespace pw {

// To add one: a class, and a line in make_views().
class View {
 public:
  View() = default;
  virtual ~View() = default;
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  virtual std::string_view id() const = 0;     // "explore": of --view, of the state, and the scope of its keys
  virtual std::string_view label() const = 0;  // "Explore"
  // The tabs by their ids; none where the view has no tabs.
  virtual std::vector<std::string_view> tabs() const { return {}; }
  // Selects one of them. A view whose tabs are another part of the selection says so here.
  virtual void select_tab(std::string_view tab, Selection& selection) const { selection.tab = tab; }
  virtual std::vector<Command> commands() { return {}; }

  // In this order once a frame, and lay_out again where the input has changed the document.
  virtual void lay_out(Rect body, const Frame& frame) = 0;
  virtual void input(Frame& frame) = 0;
  virtual void draw(const Frame& frame) = 0;
  // The panels' backgrounds, which are cleared instead of painted.
  virtual std::vector<Rect> panels() const = 0;
  // What of the state is its own.
  virtual void describe(StateWriter&, const Frame&) const {}
};

}  // namespace pw

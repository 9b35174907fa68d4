#pragma once
// One way to look at the document. Owns its panels and their layout.
#include <string_view>
#include <vector>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"

namespace pw {

// To add a view, write a class and add a line to make_views().
class View {
 public:
  View() = default;
  virtual ~View() = default;
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  virtual std::string_view id() const = 0;     // "explore": for --view, the state file and the scope of its keys
  virtual std::string_view label() const = 0;  // "Explore"
  // The ids of its tabs; empty if it has none.
  virtual std::vector<std::string_view> tabs() const { return {}; }
  // Selects one of them. A view whose tabs are stored in another part of the selection overrides this.
  virtual void select_tab(std::string_view tab, Selection& selection) const { selection.tab = tab; }
  virtual std::vector<Command> commands() { return {}; }

  // Called once per frame in this order; lay_out again if input has changed the document.
  virtual void lay_out(Rect body, const Frame& frame) = 0;
  virtual void input(Frame& frame) = 0;
  // What to try, for the status line.
  virtual std::string_view hint(const Frame&) const { return ""; }
  // Moves what moves by itself, after a frame's input. Whether something still does.
  virtual bool advance(Frame&) const { return false; }
  virtual void draw(const Frame& frame) = 0;
  // The panels' rectangles, whose background is cleared instead of painted.
  virtual std::vector<Rect> panels() const = 0;
  // Whether it shows the gradient of the loss at the labels, which costs time.
  virtual bool shows_gradients() const { return false; }
  // Writes its part of the state.
  virtual void describe(StateWriter&, const Frame&) const {}
};

}  // namespace pw

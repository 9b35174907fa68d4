#pragma once
// One way to look at the document. Owns its panels and their layout.
#include <optional>
#include <string_view>
#include <vector>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"
#include "compute/convolution/kernel_geometry.h"

namespace pw {

// What the shapes above a view are of: layers that compute; a layer that is only counted; a net, whose kernels are not
// named there.
enum class ShapeStory { kLayer, kCounted, kNet };

// Of a 1×1 convolution, of two, or of a net.
struct LayerShape {
  std::int64_t maps_in = 0, maps_out = 0;
  std::optional<std::int64_t> hidden = std::nullopt;  // maps between two layers; absent: there is one layer
  Activation activation = Activation::kNone;          // between them
  std::optional<Shape> stack = std::nullopt;          // what is read; absent: the document's
  std::optional<Shape> output = std::nullopt;         // absent: the rows and columns stay
  ShapeStory story = ShapeStory::kLayer;

  // Nothing is computed: its sizes are those that Cost counts.
  bool is_counted() const { return story == ShapeStory::kCounted || story == ShapeStory::kNet; }
};

// The command that shows a tab of a view.
inline std::string tab_command_id(std::string_view view, std::string_view tab) {
  return "view." + std::string(view) + "." + std::string(tab);
}

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
  virtual std::string_view tab_label(std::string_view tab) const { return tab; }
  // The name of the buttons that switch between them, in the line of the shapes; null: they are elsewhere. A literal.
  virtual const char* tab_key() const { return nullptr; }
  // Selects one of them. A view whose tabs are stored in another part of the selection overrides this.
  virtual void select_tab(std::string_view tab, Selection& selection) const { selection.tab = tab; }
  virtual std::string_view shown_tab(const Selection& selection) const { return selection.tab; }
  // The view is shown, and no tab of it was asked for.
  virtual void enter(Selection&) const {}
  virtual std::vector<Command> commands() { return {}; }
  // Those of its commands that can be run now, the innermost first.
  virtual std::vector<std::string_view> scopes(const Selection&) const { return {id()}; }

  // Brings what it derives from the document up to date, once per frame before it is laid out.
  virtual void refresh(Frame&) {}
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
  virtual bool shows_gradients(const Selection&) const { return false; }
  // The layer whose shapes stand above the view, where that is not the document's.
  virtual std::optional<LayerShape> layer_shown(const Frame&) const { return std::nullopt; }
  // The same of each of its tabs, where they stand in the line of the shapes.
  virtual std::vector<std::optional<LayerShape>> layers_of_tabs(const Frame&) const { return {}; }
  // The kernel whose shape stands above the view.
  virtual KernelGeometry kernel_shown(const Frame&) const { return {}; }
  // Writes its part of the state.
  virtual void describe(StateWriter&, const Frame&) const {}
};

}  // namespace pw

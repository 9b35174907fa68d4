#pragma once
// How a window presents the document.
#include <optional>
#include <string>

#include "app/frame/scales.h"
#include "app/frame/typed_value.h"
#include "app/geometry/rect.h"
#include "app/presentation/display.h"
#include "app/presentation/hover.h"
#include "app/presentation/motion.h"
#include "app/presentation/selection.h"

namespace pw {

// What a key does in an open menu. Left and right lead to the menu beside it, but among columns to the row beside.
enum class MenuStep { kNext, kPrevious, kLeft, kRight, kFirst, kLast, kChoose };

// What the pointer does while a button is held; kept until the next press.
struct PointerDrag {
  std::int64_t gesture = 0;       // the last one started by the pointer
  std::int64_t cost_gesture = 0;  // the same of Cost's settings
  double began = -1.0;            // when, in seconds of ImGui::GetTime
  float grip = 0.0F;              // where the pointer grabbed what it drags
  float value = 0.0F;             // the value dragged to, before any rounding
  // At the press, what a drag may change besides the document.
  Selection selection;
  float threshold = 0.0F;
};

// What the pointer is on, in words, and the box in which they stand.
struct ShownExplanation {
  std::string text;        // of the last frame; empty: none
  Rect about;              // what it explains
  double since = 0.0;      // since when the pointer is on it, in seconds of ImGui::GetTime
  std::string boxed;       // what the box says
  Rect box;                // empty while there is none
  bool is_pinned = false;  // the box stays until it is closed
  bool is_closed = false;  // by Esc, until the pointer is on something else
};

struct WindowState {
  Selection selection;  // written only by Frame::select
  Display display;
  Hover hover;
  OutputScales scales;
  bool shows_help = false;
  std::optional<std::size_t> menu_row;  // the row of the open menu that keys have marked
  PointerDrag drag;
  std::optional<Motion> play;     // of Selection::added
  std::optional<Motion> reshape;  // of MatrixChoice::reshape
  // What the panels of the last frame were laid out for.
  struct LaidOut {
    std::string view, tab;
    MapsMode mode = MapsMode::kInputs;
    Shape shape;
    std::int64_t cout = 0;
  } laid_out;
  ShownExplanation explanation;
  bool has_spotlight = false;  // a ring around the pointer, while its key is held
};

// What panels and commands request from other parts of the window, for one frame.
struct Requests {
  bool open = false;          // show the file browser
  bool save_weights = false;  // ask where to
  bool save_outputs = false;
  bool save_folder = false;  // with the arrays and the code
  bool open_labels = false;
  bool save_labels = false;
  bool quit = false;
  bool close_popups = false;
  bool open_palette = false;          // show the list of all commands
  bool open_menus = false;            // open the first of the toolbar's menus
  std::optional<MenuStep> menu_step;  // in the open menu
  std::optional<TypedValue> edit;     // the value that the user wants to type

  // Whether what the next key means depends on what has been requested.
  bool any() const {
    return open || save_weights || save_outputs || save_folder || open_labels || save_labels || close_popups ||
           open_palette || open_menus || menu_step || edit;
  }
};

}  // namespace pw

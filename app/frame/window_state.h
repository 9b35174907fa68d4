#pragma once
// How one window looks at the document.
#include <optional>
#include <string>

#include "app/frame/scales.h"
#include "app/presentation/display.h"
#include "app/presentation/hover.h"
#include "app/presentation/selection.h"

namespace pw {

struct WindowState {
  Selection selection;  // written by Frame::select alone
  Display display;
  Hover hover;
  OutputScales scales;
  bool shows_help = false;
  std::int64_t gesture = 0;  // the last that the pointer began
  float grip = 0.0F;
  // What the panels were laid out for in the last frame.
  struct LaidOut {
    std::string view;
    Shape shape;
    std::int64_t cout = 0;
  } laid_out;
  std::string explanation;  // of what the pointer was on in the last frame: what copying copies
};

// A parameter that the user wants to type, and where the field should be.
struct EditRequest {
  ParameterId id;
  ImVec2 near;
};

// What panels and commands ask of the parts of the window that are not their own; of one frame.
struct Requests {
  bool open = false;          // show the file browser
  bool save_weights = false;  // ask where to
  bool save_outputs = false;
  bool quit = false;
  bool close_popups = false;
  std::optional<EditRequest> edit;

  // Whether something is to be shown that takes the keyboard.
  bool any() const { return open || save_weights || save_outputs || edit.has_value(); }
};

}  // namespace pw

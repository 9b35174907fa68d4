#pragma once
// What every panel gets to draw with, for one frame.
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

#include "app/pictures/pictures.h"
#include "app/session/loader.h"
#include "app/session/machine_speed.h"
#include "app/session/session.h"
#include "app/view/fonts.h"
#include "app/view/layout.h"
#include "app/view/theme.h"
#include "app/view/view_state.h"
#include "app/view/widget_registry.h"

namespace pw {

// A parameter that the user wants to type: the bias of `output` where `input` is absent. `near` is where to show it.
struct EditTarget {
  std::int64_t output = 0;
  std::optional<std::int64_t> input;
  ImVec2 near;
};

// What a panel asks of the parts of the window that are not its own.
struct Requests {
  bool open = false;          // show the file browser
  bool save_weights = false;  // ask where to
  bool save_outputs = false;
  std::optional<EditTarget> edit;
  bool close_popups = false;
};

struct Ui {
  Session& session;
  Loader& loader;
  MachineSpeed& machine_speed;
  ViewState& view;
  Pictures& pictures;
  WidgetRegistry& widgets;
  Requests& requests;
  const Theme& theme;
  const Fonts& fonts;
  const PanelLayout& layout;
  Hover& hover_next;  // shown by the next frame
  ImDrawList* draw;
  // What this frame shows. A value: what panels hold of it stays valid when they change the session's.
  Document shown;

  float px(float points) const { return points * layout.unit; }
  const Document& document() const { return shown; }
  // Takes over changed parameters, so that what is drawn below follows in the same frame. Another stack or another
  // number of filters waits for the next frame, whose layout is made for it.
  void refresh() {
    const Document& now = session.document();
    if (now.input == shown.input && now.parameters().cout == shown.parameters().cout) shown = now;
  }
  // Whether the outputs belong to what is shown.
  bool outputs_fit() const {
    const Shape& in = shown.shape();
    return session.outputs().sums().shape() == Shape{in.n, shown.parameters().cout, in.h, in.w} &&
           session.outputs().activation() == shown.parameters().activation;
  }
  // Blue below zero, orange above.
  ImU32 sign_colour(float value, float opacity = 1.0F) const {
    return im(value < 0.0F ? theme.negative : theme.positive, opacity);
  }
  // The hue of an output's class: the last of two outputs (road) has the accent, others the text colour.
  Rgb output_colour(std::int64_t output) const { return output == 1 ? theme.accent : theme.text; }
};

}  // namespace pw

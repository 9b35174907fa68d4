#include "app/frame/frame.h"

#include <algorithm>
#include <utility>

#include "app/jobs/job_error.h"

namespace pw {

Frame::Frame(const Services& services, WindowState& state, const Look& look, ImDrawList* draw_list)
    : services_(services), state_(state), look_(look), draw_list_(draw_list), document_(services.session.document()) {}

bool Frame::is_stale() const {
  const WindowState::LaidOut& laid_out = state_.laid_out;
  return document_.shape() != laid_out.shape || document_.network.cout() != laid_out.cout ||
         selection().view != laid_out.view || selection().tab != laid_out.tab || selection().mode != laid_out.mode;
}

// Compared with the snapshot: a command may have changed the session's document in this frame's input.
bool Frame::has_outputs() const {
  if (poked().is_active()) {
    const OutputMaps& outputs = *poked().outputs();
    const Shape& shape = document_.shape();
    if (outputs.activation() != document_.parameters().activation ||
        outputs.sums().shape() != Shape{shape.n, document_.network.cout(), shape.h, shape.w})
      return false;
  }
  return session().network_outputs().fits(document_.shape(), document_.network) &&
         session().outputs().activation() == document_.parameters().activation &&
         scales().outputs.size() == static_cast<std::size_t>(document_.network.cout());
}

const OutputMaps& Frame::shown_outputs() const {
  return poked().is_active() ? *poked().outputs() : session().outputs();
}

float Frame::shown_x(std::int64_t map, Position position) const {
  const float* changed = poked().x().find(position, map);
  return changed != nullptr ? *changed : value_in_stack(document_, selection().n, map, position);
}

const OutputMaps& Frame::outputs_so_far() const {
  return is_partial() ? *services_.so_far.outputs() : shown_outputs();
}

DataVersion Frame::outputs_so_far_version() const {
  if (is_partial()) return {services_.so_far.outputs(), 0, selection().n};
  // Versions of the session's outputs are above zero.
  if (poked().is_active()) return {nullptr, -poked().version(), selection().n};
  return {nullptr, session().outputs_version(), selection().n};
}

std::int64_t Frame::added() const {
  return is_partial() ? services_.so_far.count() : document_.network.cin();
}

// Not while nothing has been summed yet that fits the document.
bool Frame::is_partial() const {
  const auto& outputs = services_.so_far.outputs();
  return outputs != nullptr && outputs->sums().shape() == session().outputs().sums().shape();
}

ImU32 Frame::sign_colour(float value, float opacity) const {
  return im(value < 0.0F ? theme().negative : theme().positive, opacity);
}

Rgb Frame::output_colour(std::int64_t output) const {
  const auto kind = output_class(document_.weights(), output);
  return kind ? class_colour(theme(), *kind) : theme().text;
}

void Frame::select(const Selection& selection) {
  state_.selection = clamped(selection, document_);
}

void Frame::select_map(std::int64_t map) {
  Selection next = selection();
  pw::select_map(next, map);
  select(next);
}

void Frame::select_output(std::int64_t output) {
  Selection next = selection();
  next.output = output;
  select(next);
}

void Frame::select_position(Position position) {
  Selection next = selection();
  next.position = position;
  select(next);
}

void Frame::begin_gesture() {
  guarded([&] { state_.drag.gesture = services_.session.begin_gesture(); });
  state_.drag.began = ImGui::GetTime();
}

void Frame::begin_cost_gesture() {
  guarded([&] { state_.drag.cost_gesture = services_.cost.begin_gesture(); });
  state_.drag.began = ImGui::GetTime();
}

void Frame::end_gesture() {
  if (cost_gesture_is_open()) services_.cost.end_gesture();
  if (gesture_is_open()) guarded([&] { services_.session.end_gesture(); });
}

void Frame::take_back_first_press() {
  // An older gesture is none of this click's.
  if (ImGui::GetTime() - state_.drag.began > ImGui::GetIO().MouseDoubleClickTime) return;
  if (shows_cost()) return services_.cost.take_back(state_.drag.cost_gesture);
  guarded([&] { services_.session.take_back(state_.drag.gesture); });
}

bool Frame::cancel_drag() {
  if (!services_.items.let_go()) return false;
  if (cost_gesture_is_open()) services_.cost.take_back(state_.drag.cost_gesture);
  if (gesture_is_open()) guarded([&] { services_.session.take_back(state_.drag.gesture); });
  select(state_.drag.selection);
  state_.display.threshold = state_.drag.threshold;
  return true;
}

bool Frame::dispatch(const Action& action) {
  bool fits = false;
  guarded([&] { fits = services_.session.dispatch(action); });
  return fits;
}

void Frame::run(std::string_view command) {
  pw::run(commands().find(command), *this);
}

// Undo and redo end a drag: the pointer would go on with a value that is no longer there.
void Frame::undo() {
  services_.items.let_go();
  guarded([&] { shows_cost() ? services_.cost.undo() : services_.session.undo(); });
}

void Frame::redo() {
  services_.items.let_go();
  guarded([&] { shows_cost() ? services_.cost.redo() : services_.session.redo(); });
}

std::size_t Frame::undo_steps() const {
  return shows_cost() ? services_.cost.history().undo_steps() : services_.session.history().undo_steps();
}

std::size_t Frame::redo_steps() const {
  return shows_cost() ? services_.cost.history().redo_steps() : services_.session.history().redo_steps();
}

// If something throws, the session is unchanged.
void Frame::guarded(const std::function<void()>& change) {
  Error error = out_of_memory("this change");
  try {
    change();
  } catch (...) {
    services_.session.show_error(current_error(std::move(error)).message());
  }
  refresh();
}

ItemState Frame::add_item(const WidgetKey& key, Rect area, PointerButtons buttons) {
  mark(key, area);
  const ItemState item = services_.items.add(key, area, buttons);
  last_item_ = area;
  if (item.pressed) {
    state_.drag.selection = selection();
    state_.drag.threshold = display().threshold;
  }
  return item;
}

void Frame::explain(ExplanationText text, std::optional<Rect> about) {
  services_.pointed_at.explained = {std::move(text), about.value_or(last_item_)};
}

void Frame::explain(std::string text, std::optional<Rect> about) {
  explain([text = std::move(text)](const Frame&) { return text; }, about);
}

void Frame::explain_drawn(Rect area, ExplanationText text) const {
  if (!area.contains(ImGui::GetIO().MousePos) || !ImGui::IsWindowHovered()) return;
  auto& explained = services_.pointed_at.explained;
  if (explained && (!explained->is_drawn || explained->about.w * explained->about.h <= area.w * area.h)) return;
  explained = {std::move(text), area, true};
}

void Frame::explain_drawn(Rect area, std::string_view text) const {
  if (area.contains(ImGui::GetIO().MousePos))
    explain_drawn(area, [text = std::string(text)](const Frame&) { return text; });
}

ImDrawList* Frame::swap_draw_list(ImDrawList* draw_list) {
  return std::exchange(draw_list_, draw_list);
}

void Frame::refresh() {
  document_ = services_.session.document();
}

void Frame::end_input() {
  refresh();
  if (!is_stale()) return;
  explain_nothing();
  state_.hover = {};
}

}  // namespace pw

// What the window keeps for the next one: settings and unsaved work.
#include "app/window/workbench.h"

#include <algorithm>
#include <utility>

#include "app/commands/settable.h"
#include "app/presentation/outputs/prediction.h"

namespace pw {

void Workbench::apply_settings(const WindowOptions& options) {
  set_theme(state_.display, options.theme);
  if (settings_ == nullptr) return;
  const Settings& settings = settings_->settings();
  if (!options.theme_given) set_theme(state_.display, settings.theme);
  state_.display.axis_order = settings.axis_order;
  state_.display.reduces_motion = settings.reduces_motion;
  dialogs_.set_folder(settings.last_folder);
  store_settings();
}

void Workbench::store_settings() {
  if (settings_ == nullptr) return;
  Settings in_use;
  in_use.theme = state_.display.theme;
  in_use.axis_order = state_.display.axis_order;
  in_use.reduces_motion = state_.display.reduces_motion;
  in_use.last_folder = dialogs_.folder();
  settings_->store_changes(in_use);
  // Not while busy: opening a file would clear the error.
  if (is_busy() || !session_.error().empty()) return;
  if (const std::string problem = settings_->pop_problem(); !problem.empty()) session_.show_error(problem);
}

void Workbench::keep_work() {
  if (journal_ == nullptr) return;
  const DocumentHistory& history = session_.history();
  const bool has_work = history.undo_steps() + history.redo_steps() > 0;
  journal_->note(session_.document(), state_.selection, state_.display, has_work);
  if (std::exchange(was_training_, training_.is_running()) && !training_.is_running()) journal_->hurry();
  journal_->advance();
  if (is_busy() || !session_.error().empty()) return;
  if (const std::string problem = journal_->pop_problem(); !problem.empty()) return session_.show_error(problem);
  if (const std::string problem = left_.pop_problem(); !problem.empty()) session_.show_error(problem);
}

// What is a setting stays as it is.
void Workbench::use_restored_view(Frame& frame) {
  auto restored = left_.pop_view();
  if (!restored) return;
  auto& [selection, display] = *restored;
  display.theme = state_.display.theme;
  display.axis_order = state_.display.axis_order;
  display.reduces_motion = state_.display.reduces_motion;
  synced_overlays_ = overlay_modes(frame.document());
  if (display.overlay && std::ranges::find(synced_overlays_, *display.overlay) == synced_overlays_.end())
    display.overlay.reset();
  state_.display = std::move(display);
  frame.select(with_view(selection, selected_view(views_, selection), selection.tab));
}

}  // namespace pw

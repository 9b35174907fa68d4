#include "app/window/workbench.h"

#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "app/commands/settable.h"
#include "app/geometry/layout.h"
#include "app/import/make_input.h"
#include "app/pairs/fitted_pairs.h"
#include "app/pairs/pair_cases.h"
#include "app/panels/dialogs/small_window.h"
#include "app/platform/assets.h"
#include "app/platform/imgui_context.h"
#include "app/presentation/outputs/prediction.h"
#include "app/style/imgui_style.h"
#include "app/views/make_commands.h"
#include "app/widgets/explanation_box.h"
#include "app/widgets/spotlight.h"
#include "app/window/panel_backgrounds.h"
#include "app/window/root_window.h"
#include "app/window/window_state_json.h"

namespace pw {
namespace {

WindowParts with_features(WindowParts parts) {
  if (parts.features == nullptr) parts.features = std::make_shared<FeatureExtractor>(assets_folder());
  return parts;
}

// The road pair, or on other maps the one that no_pair_yet() announces.
TrainingRun::MakePair pair_maker() {
  return [assets = assets_folder()](const Document& document, Progress* progress) -> Expected<Pair> {
    if (!pair_case_problem(PairCase::kRoad, document).empty()) return made_pair(PairCase::kEqual, document);
    return fitted_pair(PairCase::kRoad, document, assets, progress);
  };
}

}  // namespace

Workbench::Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts)
    : Workbench(options, wake, with_features(std::move(parts)), std::string()) {}

Workbench::Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts,
                     std::string error)
    : session_(parts.first ? *parts.first : sample_document(assets_folder(), *parts.features, options.extractor, error),
               wake, input_maker(parts.features, parts.files.formats), parts.jobs, parts.limits),
      loader_(session_, assets_folder(), parts.features, options.extractor, std::move(parts.files)),
      saver_(session_),
      machine_speed_(session_.jobs().long_running(), std::move(parts.measurement)),
      order_(session_),
      so_far_(session_),
      poked_(session_, maps_maker(parts.features)),
      training_(session_, pair_maker()),
      left_(session_, parts.journal),
      gradients_(session_),
      comparison_(session_, assets_folder()),
      cost_(session_.jobs().long_running(), std::move(parts.cost_measurements)),
      places_(options.is_watched()),
      scale_override_(options.scale),
      settings_(parts.settings),
      journal_(parts.journal),
      views_(std::move(parts.views)),
      commands_(make_commands(views_, std::move(parts.commands))),
      toolbar_(view_command_ids(views_)),
      dialogs_(wake, left_),
      files_(session_, loader_),
      starting_(!options.files.empty()) {
  files_.add(options.files, Loader::Entry::kFirst);
  apply_settings(options);
  state_.selection = with_view(state_.selection, views_, options.view);
  if (!error.empty()) session_.show_error(error);
}

Frame::Services Workbench::services() const {
  return {session_,    loader_, saver_,    machine_speed_, order_, so_far_,     poked_, training_, gradients_,
          comparison_, cost_,   pictures_, places_,        items_, pointed_at_, texts_, commands_};
}

void Workbench::refresh_look(const Surface& surface) {
  const ThemeKind theme = state_.display.theme;
  scale_ = scale_override_ > 0.0F ? scale_override_ : surface.content_scale;
  const float unit = unit_for(theme, scale_, surface.width, surface.height);
  look_.size = ImGui::GetIO().DisplaySize;
  ImGui::GetIO().ConfigInputTextCursorBlink = !state_.display.reduces_motion;
  if (unit == look_.unit && styled_ == theme) return;
  const bool is_projected = theme == ThemeKind::kProjector;
  if (unit != look_.unit || !styled_ || is_projected != (styled_ == ThemeKind::kProjector)) {
    look_.unit = unit;
    look_.fonts = load_fonts(unit, theme);
    ImGui::GetIO().FontDefault = look_.fonts.body;
    upload_fonts(glyphs_);
  }
  apply_style(theme_of(theme), unit);
  styled_ = theme;
}

void Workbench::advance_background() {
  session_.tick();
  files_.add(std::exchange(drops_, {}), Loader::Entry::kStep);
  files_.advance();
}

void Workbench::wait_for_files(std::chrono::milliseconds at_most) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  while (is_busy() && !loader_.choice() && std::chrono::steady_clock::now() < deadline) {
    advance_background();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

// Input refers to the layout of the previous frame, which is what the user saw, so it is handled before finished
// background work.
void Workbench::frame(const Surface& surface) {
  refresh_look(surface);
  items_.begin_frame();
  places_.clear();
  pointed_at_ = {};
  texts_.clear();
  state_.hover = {};
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  begin_root();
  Frame frame(services(), state_, look_, ImGui::GetWindowDrawList());
  if (synced_input_ == nullptr) refresh(frame);
  const bool was_busy = is_busy();
  handle_input(frame);
  is_moving_ = view().advance(frame);
  ImGui::End();
  if (!frame.is_stale()) {
    if (auto chosen = dialogs_.show(frame, active_scopes(view(), frame.selection(), false)))
      files_.add({std::move(*chosen)}, Loader::Entry::kStep);
  }
  wants_quit_ = wants_quit_ || frame.requests().quit;
  advance_background();
  // After what jobs deliver: its setup must be that of the document, labels from a file included.
  is_moving_ = training_.advance(ImGui::GetTime(), frame.selection().speed) || is_moving_;
  store_settings();
  frame.end_input();
  refresh(frame);
  keep_work();
  // Dialogs and errors are drawn while handling input, so new ones appear in the next frame.
  waits_for_rest_ = false;
  wants_frame_ = (was_busy && !is_busy()) || dialogs_.wants_frame(loader_) || !presses_.empty() || is_moving_;
  begin_root();
  draw(frame);
  ImGui::End();
  ImGui::Render();
  render(surface);
}

Expected<void> Workbench::set(const std::string& value) {
  Frame frame(services(), state_, look_, nullptr);
  return set_value(frame, value);
}

void Workbench::handle_input(Frame& frame) {
  dialogs_.run_chosen(frame);
  handle_keys(frame);
  release_spotlight(frame);
  if (shows_nothing()) return frame.end_gesture();
  if (!frame.is_stale()) toolbar_.input(frame);
  if (!frame.is_stale()) shape_line_.input(frame);
  if (!frame.is_stale()) view().input(frame);
  status_line_.input(frame);
  // The item that started the gesture may be gone.
  if (!items_.any_active()) frame.end_gesture();
}

// After a press that opens something, or that requires a new layout, the other presses wait for the next frame.
void Workbench::handle_keys(Frame& frame) {
  std::vector<KeyPress> presses = std::exchange(presses_, {});
  auto press = presses.begin();
  for (; press != presses.end() && !frame.is_stale() && !frame.requests().any(); ++press) handle_key(frame, *press);
  presses_.assign(press, presses.end());
}

void Workbench::handle_key(Frame& frame, const KeyPress& press) {
  const Command* command =
      commands_.find(press, active_scopes(view(), frame.selection(), frame.shows_help(), any_list_is_open()));
  const Reach reach = command != nullptr ? command->reach : Reach::kPanels;
  if (reach == Reach::kDialogs) {
    run(*command, frame);
  } else if (!dialogs_.take_key(frame, press) && command != nullptr) {
    if (is_typing() && reach != Reach::kTyping) return;
    const std::optional<Motion> played = state_.play;
    run(*command, frame);
    // Any key stops what plays.
    if (played && state_.play == played) state_.play.reset();
  }
}

void Workbench::refresh(Frame& frame) {
  sync_with_document(frame);
  use_restored_view(frame);
  sync_overlay(frame.document());
  pictures_.show(session_, frame.document(), state_.selection.n, state_.selection.map);
  refresh_results(frame);
  lay_out(frame);
}

void Workbench::sync_with_document(Frame& frame) {
  frame.refresh();
  const Document& document = frame.document();
  if (synced_input_ == document.input && !starting_) return frame.select(frame.selection());
  state_.play = state_.reshape = std::nullopt;
  const bool same_maps = synced_input_ != nullptr && synced_input_->shape().c == document.shape().c && !starting_;
  const bool fit = session_.outputs_fit();
  frame.select(carried_over(frame.selection(), same_maps ? &synced_input_->shape() : nullptr, document,
                            fit ? session_.outputs().sums().view() : TensorView{}));
  synced_input_ = document.input;
  starting_ = starting_ && is_busy();
}

void Workbench::refresh_results(Frame& frame) {
  Selection selection = frame.selection();
  // An order that will not be found must not be named.
  if (order_.is_given_up()) selection.order = MapsOrder::kMap;
  frame.select(selection);
  order_.refresh(frame.document(), selection, frame.display().threshold);
  const auto added = shown_mode(selection) == MapsMode::kProducts ? selection.added : frame.document().network.cin();
  so_far_.refresh(frame.document(), std::span(order_.maps()).first(static_cast<std::size_t>(added)));
  poked_.refresh(frame.document(), selection);
  pw::refresh(state_.scales, session_, selection, state_.display, poked_.outputs());
  if (view().shows_gradients(selection))
    gradients_.refresh(training_.current(), frame.document(), training_.gain_changes(), selection.maps);
  view().refresh(frame);
  comparison_.end_frame();
  pictures_.show_x(poked_.x(), poked_.x_version());
  if (poked_.is_active() && frame.has_outputs())
    pictures_.show_outputs(poked_.outputs(), poked_.version(), poked_.before(), poked_.before_version());
  if (frame.has_outputs()) pictures_.show_sums(frame.outputs_so_far(), frame.outputs_so_far_version());
}

// A choice among pictures holds as long as these can be chosen.
void Workbench::sync_overlay(const Document& document) {
  auto modes = overlay_modes(document);
  if (modes == synced_overlays_) return;
  if (!synced_overlays_.empty() && !starting_) state_.display.overlay = std::nullopt;
  synced_overlays_ = std::move(modes);
}

void Workbench::lay_out(const Frame& frame) {
  const WindowLayout layout = lay_out_window(frame.size().x, frame.size().y, frame.px(1));
  toolbar_.lay_out(layout.toolbar, frame);
  shape_line_.lay_out(layout.shape_line, frame, view());
  view().lay_out(layout.body, frame);
  status_line_.lay_out(layout.status);
  // The lists of a view that is no longer shown would stay open unseen, and take every Esc. Without a window in focus
  // Dear ImGui closes them.
  const bool is_other = state_.laid_out.view != frame.selection().view || state_.laid_out.tab != frame.selection().tab;
  if (is_other && any_list_is_open()) ImGui::SetWindowFocus(nullptr);
  state_.laid_out = {frame.selection().view, frame.selection().tab, frame.selection().mode, frame.document().shape(),
                     frame.document().network.cout()};
}

bool Workbench::shows_nothing() const {
  return is_too_small(look_.size, scale_);
}

void Workbench::draw(const Frame& frame) {
  if (shows_nothing()) return draw_too_small(frame, scale_);
  toolbar_.draw(frame);
  shape_line_.draw(frame);
  view().draw(frame);
  // Nothing behind a modal dialog explains itself; and Dear ImGui 1.86 aborts if a tooltip and a modal dialog appear in
  // the same frame.
  if (dialogs_.is_in_the_way())
    state_.explanation = {};
  else
    waits_for_rest_ = show_explanation(frame, state_.explanation);
  status_line_.draw(frame, view().hint(frame));
  draw_spotlight(frame);
}

void Workbench::render(const Surface& surface) const {
  glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
  glViewport(0, 0, surface.width, surface.height);
  clear_panels(shows_nothing() ? std::vector<Rect>() : view().panels(), surface.width, surface.height,
               theme_of(state_.display.theme));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

nlohmann::json Workbench::state(const FrameTimes& times) const {
  const Frame frame(services(), state_, look_, nullptr);
  return state_json(frame, places_, view(), times);
}

}  // namespace pw

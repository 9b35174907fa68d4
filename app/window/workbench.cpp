#include "app/window/workbench.h"

#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <thread>
#include <utility>

#include "app/assets.h"
#include "app/panels/help_overlay.h"
#include "app/panels/image_panel.h"
#include "app/panels/links.h"
#include "app/panels/shape_line.h"
#include "app/panels/status_line.h"
#include "app/panels/toolbar.h"
#include "app/view/imgui_style.h"

namespace pw {
namespace {

void clear_rect(Rect rect, int window_height, Rgb colour) {
  glScissor(static_cast<GLint>(rect.x), static_cast<GLint>(static_cast<float>(window_height) - rect.bottom()),
            static_cast<GLsizei>(rect.w), static_cast<GLsizei>(rect.h));
  glClearColor(static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
               static_cast<float>(colour.b) / 255.0F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

Document opening_document(ExtractorKind extractor, std::string& error) {
  return sample_document(assets_folder(), extractor, error);
}

std::string take_first(std::vector<std::string>& paths) {
  std::string first = std::move(paths.front());
  paths.erase(paths.begin());
  return first;
}

constexpr ImGuiWindowFlags kRootFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav;

}  // namespace

Workbench::Workbench(const WindowOptions& options, const std::function<void()>& wake)
    : Workbench(options, wake, std::string()) {}

Workbench::Workbench(const WindowOptions& options, const std::function<void()>& wake, std::string error)
    : session_(opening_document(options.extractor, error), wake),
      loader_(session_, assets_folder(), options.extractor),
      machine_speed_(session_.worker(), measure_lesson_layer),
      scale_override_(options.scale),
      browser_(wake),
      first_files_(options.files),
      starting_(!options.files.empty()) {
  view_.theme = options.theme;
  // Fewer things are seen better from the last row; one key shows the rest.
  view_.strongest_only = view_.theme == ThemeKind::kProjector;
  if (!error.empty()) session_.complain(error);
}

void Workbench::refresh_look(const Surface& surface) {
  const float scale = scale_override_ > 0.0F ? scale_override_ : surface.content_scale;
  const float unit = unit_for(view_.theme, scale, surface.width, surface.height);
  if (unit != font_unit_) {
    const bool made_before = font_unit_ > 0.0F;
    font_unit_ = unit;
    fonts_ = load_fonts(unit);
    ImGui::GetIO().FontDefault = fonts_.body;
    if (made_before) ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    styled_.reset();
  }
  if (styled_ != view_.theme) {
    apply_style(theme_of(view_.theme), unit);
    styled_ = view_.theme;
  }
}

void Workbench::advance_background() {
  session_.tick();
  pending_.insert(pending_.end(), drops_.begin(), drops_.end());
  drops_.clear();
  if (session_.worker().activity()) return;
  if (!first_files_.empty()) {
    loader_.open_first(take_first(first_files_));
  } else if (!pending_.empty()) {
    loader_.open(take_first(pending_));
  }
}

void Workbench::settle(std::chrono::milliseconds at_most) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  while (is_busy() && std::chrono::steady_clock::now() < deadline) {
    advance_background();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void Workbench::prepare(const Surface& surface) {
  advance_background();
  refresh_look(surface);
  if (starting_) viewed_ = {};
  starting_ = starting_ && is_busy();
  fit_view(session_, view_, viewed_);
  refresh_ranges(session_, view_, ranges_);
  pictures_.sync(session_, view_);
  widgets_.clear();
  requests_ = {};
}

PanelLayout Workbench::layout_for(const Surface& surface) const {
  const Shape& shape = session_.document().shape();
  const std::int64_t cout = session_.document().parameters().cout;
  return lay_out({static_cast<float>(surface.width), static_cast<float>(surface.height), font_unit_,
                  static_cast<float>(shape.w) / static_cast<float>(shape.h), output_slots(cout),
                  static_cast<int>(cout)});
}

void Workbench::frame(const Surface& surface) {
  prepare(surface);
  const PanelLayout layout = layout_for(surface);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::Begin("##root", nullptr, kRootFlags);
  ImGui::PopStyleVar();
  Hover hover;
  Ui ui{session_,
        loader_,
        machine_speed_,
        view_,
        pictures_,
        widgets_,
        requests_,
        theme_of(view_.theme),
        fonts_,
        layout,
        hover,
        ImGui::GetWindowDrawList(),
        session_.document()};
  answer_keys(ui);
  view_.tooltip.clear();
  ui.refresh();
  draw_panels(ui);
  ImGui::End();
  editor_.draw(ui);
  draw_browser(ui);
  draw_help(ui);
  ImGui::Render();
  view_.hover = hover;

  glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
  glViewport(0, 0, surface.width, surface.height);
  clear_panels(surface, layout);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::string Workbench::state(const FrameTimes& times) {
  // A file or an undo may have changed the document after the view was fitted to it.
  fit_view(session_, view_, viewed_);
  return state_json(session_, machine_speed_, view_, widgets_, times);
}

void Workbench::clear_panels(const Surface& surface, const PanelLayout& layout) const {
  const Theme& theme = theme_of(view_.theme);
  glEnable(GL_SCISSOR_TEST);
  clear_rect({0, 0, static_cast<float>(surface.width), static_cast<float>(surface.height)}, surface.height,
             theme.background);
  for (const Rect& panel : {layout.image, layout.maps, layout.weights}) clear_rect(panel, surface.height, theme.panel);
  for (const Rect& slot : layout.output_slots) clear_rect(slot, surface.height, theme.panel);
  glDisable(GL_SCISSOR_TEST);
}

void Workbench::answer_keys(Ui& ui) {
  for (const KeyPress& press : std::exchange(presses_, {})) {
    if (browser_.is_open()) {
      browser_.on_key(press.key, press.modifiers);
    } else if (!editor_.is_open()) {
      const bool types = ImGui::GetIO().WantTextInput;
      const auto command = command_for(press, view_.help);
      if (command && (!types || *command == WindowCommand::kEscape)) run_command(ui, *command);
    }
  }
}

void Workbench::draw_panels(Ui& ui) {
  draw_toolbar(ui, scenes_);
  draw_shape_line(ui);
  draw_image_panel(ui);
  ui.refresh();
  maps_.draw(ui);
  weights_.draw(ui);
  // What was dragged above is shown below in this frame.
  ui.refresh();
  if (ui.outputs_fit()) pictures_.sync_outputs(session_, view_);
  outputs_.draw(ui);
  draw_links(ui, maps_, weights_, outputs_);
  weights_.draw_head(ui);
  draw_status_line(ui);
}

void Workbench::draw_browser(Ui& ui) {
  if (requests_.open) {
    saving_.reset();
    browser_.show({BrowserPurpose::kOpen, "Open an image, a stack or weights", folder_, "", ""});
  } else if (requests_.save_weights || requests_.save_outputs) {
    saving_ = requests_.save_weights ? Saved::kWeights : Saved::kOutputs;
    const bool weights = requests_.save_weights;
    browser_.show({BrowserPurpose::kSave, weights ? "Save the weights and the bias" : "Save the outputs (.npy or .png)",
                   folder_, weights ? "weights.npy" : "outputs.npy", ".npy"});
  }
  const auto chosen = browser_.draw([&](std::string_view name, ImVec2 low, ImVec2 high) {
    ui.widgets.mark(std::string(name), {low.x, low.y, high.x - low.x, high.y - low.y});
  });
  if (!chosen) return;
  folder_ = std::filesystem::path(*chosen).parent_path().string();
  if (saving_) {
    save_in_background(session_, *saving_, *chosen);
  } else {
    pending_.push_back(*chosen);
  }
}

}  // namespace pw

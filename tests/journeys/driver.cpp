#include "driver.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "app/commands/settable.h"
#include "app/import/loader.h"
#include "app/platform/assets.h"
#include "keys.h"
#include "patience.h"
#include "renderer/gl/debug_messages.h"
#include "renderer/gl/gl.h"
#include "renderer/painters/canvas.h"
#include "surroundings.h"

namespace pw {
namespace {

constexpr float kPauseSeconds = 1.0F;  // two presses this far apart are no double click

Area area_of(const Json& rectangle) {
  return {rectangle[0].get<float>(), rectangle[1].get<float>(), rectangle[2].get<float>(), rectangle[3].get<float>()};
}

void set_modifiers(int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = (modifiers & GLFW_MOD_CONTROL) != 0;
  io.KeyShift = (modifiers & GLFW_MOD_SHIFT) != 0;
  io.KeyAlt = (modifiers & GLFW_MOD_ALT) != 0;
}

WindowOptions with_watching(WindowOptions options, Watching watching) {
  options.state_path = watching == Watching::kYes ? "read in the process" : "";
  return options;
}

// The network and the sample scene are the same for all windows of the process: making them takes longer than most
// journeys.
WindowParts with_sample(const WindowOptions& options, WindowParts parts) {
  static const auto features = std::make_shared<FeatureExtractor>(assets_folder());
  static const Document sample = [] {
    std::string error;
    Document made = sample_document(assets_folder(), *features, ExtractorKind::kLearned, error);
    EXPECT_EQ(error, "");
    return made;
  }();
  if (parts.features == nullptr) parts.features = features;
  if (!parts.first && options.extractor == ExtractorKind::kLearned) parts.first = sample;
  return parts;
}

}  // namespace

// In the order of their making: the workbench goes first.
struct Driver::Window {
  Window(const WindowOptions& options, WindowParts parts)
      : imgui(clipboard),
        bench(
            options, [bell = bell] { bell->ring(); }, std::move(parts)) {}

  // Shared with what may ring it after the window is gone: a question to the file system.
  std::shared_ptr<Bell> bell = std::make_shared<Bell>();
  std::string clipboard;
  ImGuiOwner imgui;
  Canvas canvas;  // what picture() reads
  Canvas pixel;   // what all other frames draw on: filling pixels is most of the time that a window takes
  Workbench bench;
  float content_scale = 1.0F;
  std::int64_t frames = 0;
};

Driver::Driver(const WindowOptions& options, WindowParts parts, Watching watching)
    : errors_before_(gl::reported_errors()) {
  window_ = std::make_unique<Window>(with_watching(options, watching), with_sample(options, std::move(parts)));
  window_->pixel.resize(1, 1);
  resize(options.size.width, options.size.height);
  window_->bench.wait_for_files(Patience::kMost);
  wait_idle();
}

Driver::~Driver() {
  // A step that could not be done has already failed the test.
  if (std::uncaught_exceptions() == 0) {
    EXPECT_EQ(state()["error"], "") << "the window shows an error";
  }
  EXPECT_EQ(gl::reported_errors(), errors_before_) << "OpenGL has reported errors";
}

void Driver::resize(int width, int height, float content_scale) {
  window_->content_scale = content_scale;
  window_->canvas.resize(width, height);
  ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  frame(2);
}

int Driver::width() const {
  return window_->canvas.width();
}

int Driver::height() const {
  return window_->canvas.height();
}

Workbench::Surface Driver::surface(const Canvas& canvas) const {
  return {width(), height(), window_->content_scale, canvas.framebuffer_id()};
}

void Driver::frame(int count) {
  for (int i = 0; i < count; ++i) {
    window_->bench.frame(surface(window_->pixel));
    ++window_->frames;
    state_is_current_ = false;
    if (after_frame_) after_frame_();
  }
}

void Driver::draw_pixels() const {
  window_->bench.render(surface(window_->canvas));
}

const Json& Driver::state() {
  if (!state_is_current_) state_ = window_->bench.state({window_->frames, 0.0, 0.0});
  state_is_current_ = true;
  return state_;
}

Area Driver::widget(const std::string& name) {
  wait_for_widget(name);
  // A list that has just opened finds its place in its second frame.
  for (Area last;;) {
    const Area now = area_of(state()["widgets"].at(name));
    if (now == last) return now;
    last = now;
    frame();
  }
}

void Driver::move_at_once(ImVec2 to) {
  ImGui::GetIO().MousePos = to;
}

void Driver::move(ImVec2 to) {
  move_at_once(to);
  // What is hovered is found by one frame and shown by the next.
  frame(2);
}

void Driver::move_away() {
  move({kFar, kFar});
}

void Driver::press(MouseButton button) {
  ImGui::GetIO().MouseDown[static_cast<int>(button)] = true;
  frame();
}

void Driver::release(MouseButton button) {
  ImGui::GetIO().MouseDown[static_cast<int>(button)] = false;
  frame(2);
}

void Driver::pause() {
  ImGui::GetIO().DeltaTime = kPauseSeconds;
  frame();
  ImGui::GetIO().DeltaTime = kFrameSeconds;
}

void Driver::click(ImVec2 at, MouseButton button) {
  move(at);
  pause();
  press(button);
  release(button);
}

void Driver::double_click(ImVec2 at) {
  move(at);
  pause();
  for (int i = 0; i < 2; ++i) {
    press();
    release();
  }
}

void Driver::drag(const std::string& widget, float dx, float dy, int steps) {
  const ImVec2 from = this->widget(widget).centre();
  drag(from, {from.x + dx, from.y + dy}, steps);
}

void Driver::drag(ImVec2 from, ImVec2 to, int steps) {
  move(from);
  pause();
  press();
  for (int i = 1; i <= steps; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(steps);
    ImGui::GetIO().MousePos = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    frame();
  }
  release();
}

void Driver::wheel(float notches) {
  ImGui::GetIO().MouseWheel = notches;
  frame(2);
}

void Driver::key(const std::string& text) {
  const KeyPress press = key_press(text);
  ImGuiIO& io = ImGui::GetIO();
  set_modifiers(press.modifiers);
  io.KeysDown[press.key] = true;
  window_->bench.press(press);
  frame();
  io.KeysDown[press.key] = false;
  set_modifiers(0);
  frame(2);
}

void Driver::key_at_once(const std::string& text) {
  window_->bench.press(key_press(text));
}

void Driver::hold(const std::string& modifiers) {
  set_modifiers(modifiers.empty() ? 0 : key_press(modifiers + "x").modifiers);
}

void Driver::type(const std::string& text) {
  ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
  frame(2);
}

void Driver::drop_at_once(const std::string& path) {
  window_->bench.drop(path);
}

void Driver::drop(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) drop_at_once(path);
  wait_idle();
}

void Driver::set(const std::string& value) {
  if (const auto done = set_at_once(value); !done) throw std::runtime_error(done.error().message());
  wait_idle();
}

Expected<void> Driver::set_at_once(const std::string& value) {
  if (const std::string problem = set_problem(value); !problem.empty()) throw std::invalid_argument(problem);
  return window_->bench.set(value);
}

bool Driver::is_busy() const {
  return window_->bench.is_busy();
}

void Driver::wait_for_file_dialog() {
  const auto is_ready = [&] { return !window_->bench.file_dialog_is_waiting(); };
  if (!is_ready()) draw_until("the file dialog", is_ready);
}

void Driver::draw_until(const std::string& what, const std::function<bool()>& holds) {
  const Patience patience;
  for (frame(); !holds(); frame()) {
    if (patience.is_over()) {
      Json shown = state();
      shown.erase("widgets");
      throw std::runtime_error(fmt::format("waited in vain for {}; state: {}", what, shown.dump()));
    }
    if (is_busy() || window_->bench.file_dialog_is_waiting()) window_->bell->wait();
  }
}

void Driver::wait_as_the_loop() {
  draw_until("the window to ask for no frame",
             [&] { return !is_busy() && !window_->bench.wants_frame() && !window_->bench.waits_for_rest(); });
}

void Driver::wait_idle() {
  const auto is_idle = [&] { return !window_->bench.is_busy() && !window_->bench.file_dialog_is_waiting(); };
  draw_until("the window to be idle", is_idle);
  frame(2);
}

void Driver::wait_for(const std::string& what, const std::function<bool(const Json& state)>& holds) {
  if (!holds(state())) draw_until(what, [&] { return holds(state()); });
}

void Driver::wait_for_widget(const std::string& name) {
  wait_for("the widget " + name, [&](const Json& now) { return now["widgets"].contains(name); });
}

const Session& Driver::session() const {
  return window_->bench.session();
}

const TrainingRun& Driver::training() const {
  return window_->bench.training();
}

WrittenTexts& Driver::texts() {
  return window_->bench.texts();
}

Picture Driver::picture() const {
  draw_pixels();
  return {width(), height(), window_->canvas.read_rgb()};
}

Picture Driver::picture(const Area& area) const {
  const Picture all = picture();
  const int left = std::clamp(static_cast<int>(area.x), 0, all.width);
  const int top = std::clamp(static_cast<int>(area.y), 0, all.height);
  const int right = std::clamp(static_cast<int>(area.right()), left, all.width);
  const int bottom = std::clamp(static_cast<int>(area.bottom()), top, all.height);
  Picture part{right - left, bottom - top, {}};
  for (int y = top; y < bottom; ++y) {
    const auto* row = all.rgb.data() + std::ptrdiff_t{y} * all.width * 3;
    part.rgb.insert(part.rgb.end(), row + std::ptrdiff_t{left} * 3, row + std::ptrdiff_t{right} * 3);
  }
  return part;
}

const std::string& Driver::copied() const {
  return window_->clipboard;
}

}  // namespace pw

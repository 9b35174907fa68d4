#include "app/panels/scene_control.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "app/document/builtin_inputs.h"
#include "app/panels/controls.h"
#include "app/panels/text.h"
#include "app/window/commands.h"
#include "compute/io/image_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "scene_";

std::optional<std::uint64_t> parse_seed(std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return seed;
}

// Of "scene_1000091.png". Nothing for "scene_1000034_snow.png", which no seed alone gives.
std::optional<std::uint64_t> seed_of(const std::string& path) {
  return parse_seed(fs::path(path).stem().string().substr(std::string_view(kPrefix).size()));
}

// A seed brings the truth with it, a picture does not.
void open_sample(Ui& ui, const std::string& path) {
  if (const auto seed = seed_of(path)) return ui.loader.open_scene(*seed);
  ui.loader.open(path);
}

std::vector<std::string> sample_files(const std::string& assets_folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(assets_folder + "/samples", error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kPrefix) && entry.path().extension() == ".png") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

float SceneControl::draw(Ui& ui, ImVec2 at, float height) {
  const auto seed = ui.document().origin.seed;
  const std::string label = seed ? fmt::format("Scene {}", *seed) : "Scene …";
  float x = at.x;
  float used = 0.0F;
  if (put_button(ui, "scene.back", "‹", {x, at.y}, height, "The scene before (Shift+S)", used))
    run_command(ui, WindowCommand::kPreviousScene);
  x += used + ui.px(2);
  if (put_button(ui, "scene", label, {x, at.y}, height, "Generated road scenes: type a seed or choose a sample",
                 used)) {
    typed_ = seed ? fmt::format("{}", *seed) : "";
    ImGui::OpenPopup("scenes");
  }
  draw_popup(ui, {x, at.y + height + ui.px(2)});
  x += used + ui.px(2);
  if (put_button(ui, "scene.on", "›", {x, at.y}, height, "A new scene (S; hold it down)", used))
    run_command(ui, WindowCommand::kNextScene);
  return x + used - at.x;
}

void SceneControl::draw_popup(Ui& ui, ImVec2 at) {
  ImGui::SetNextWindowPos(at, ImGuiCond_Appearing);
  popup_open_ = ImGui::BeginPopup("scenes");
  if (!popup_open_) return;
  if (ui.requests.close_popups) ImGui::CloseCurrentPopup();
  ImGui::TextUnformatted("Seed (Enter)");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ui.px(140));
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  if (ImGui::InputText("##seed", &typed_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CharsDecimal)) {
    if (const auto seed = parse_seed(typed_)) {
      ui.loader.open_scene(*seed);
    } else {
      ui.session.complain(fmt::format("\"{}\" is no seed; type a whole number from 0", typed_));
    }
    ImGui::CloseCurrentPopup();
  }
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  ui.widgets.mark("scene.seed", {low.x, low.y, high.x - low.x, high.y - low.y});
  draw_samples(ui);
  ImGui::EndPopup();
}

// One a frame: the list fills while it is looked at.
void SceneControl::load_next_sample(Ui& ui) {
  if (!looked_for_samples_) {
    sample_paths_ = sample_files(ui.loader.assets_folder());
    looked_for_samples_ = true;
  }
  if (sample_paths_.empty()) return;
  const std::string path = sample_paths_.front();
  sample_paths_.erase(sample_paths_.begin());
  const auto image = read_image(path);
  if (!image) return ui.session.complain(image.error().message());
  samples_.emplace_back();
  samples_.back().path = path;
  samples_.back().thumbnail.upload(image->width, image->height, to_rgb8(*image));
}

void SceneControl::draw_samples(Ui& ui) {
  load_next_sample(ui);
  constexpr std::size_t kColumns = 3;
  const ImVec2 size{ui.px(216), ui.px(60)};
  const float gap = ui.px(6);
  const ImVec2 first = ImGui::GetCursorScreenPos();
  // The list has its full size before the thumbnails are there.
  const std::size_t count = samples_.size() + sample_paths_.size();
  const std::size_t rows = (count + kColumns - 1) / kColumns;
  ImGui::Dummy({kColumns * (size.x + gap) - gap, static_cast<float>(rows) * (size.y + gap)});
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const std::size_t row = i / kColumns, column = i % kColumns;
    const Rect place{first.x + static_cast<float>(column) * (size.x + gap),
                     first.y + static_cast<float>(row) * (size.y + gap), size.x, size.y};
    put_sample(ui, samples_[i], place, fmt::format("sample.{}", i));
  }
}

void SceneControl::put_sample(Ui& ui, const Sample& sample, Rect place, const std::string& name) {
  ImGui::SetCursorScreenPos(place.min());
  if (ImGui::InvisibleButton(name.c_str(), {place.w, place.h})) {
    open_sample(ui, sample.path);
    ImGui::CloseCurrentPopup();
  }
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(sample.thumbnail.texture_id())), place.min(),
                 place.max());
  if (ImGui::IsItemHovered()) draw->AddRect(place.min(), place.max(), im(ui.theme.text), 0.0F, 0, ui.px(2));
  tooltip(ui, fs::path(sample.path).stem().string());
  ui.widgets.mark(name, place);
}

}  // namespace pw

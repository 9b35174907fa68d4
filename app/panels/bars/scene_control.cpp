#include "app/panels/bars/scene_control.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

#include "app/panels/bars/read_input.h"
#include "app/style/text_history.h"
#include "compute/core/letters.h"

namespace pw {
namespace {

constexpr std::size_t kSampleColumns = 3;

}  // namespace

void SceneControl::lay_out(ImVec2 at, float height, bool is_short, const Frame& frame) {
  at_ = at;
  is_short_ = is_short;
  height_ = height;
  width_ = 2.0F * frame.px(2);
  for (const Button& button : buttons(frame)) width_ += button.area.w;
}

std::vector<Button> SceneControl::buttons(const Frame& frame) const {
  const SceneSource* open = frame.document().source.scene();
  const bool is_shown = open != nullptr && !reads_whole_numbers(frame);
  const std::string label = !is_shown   ? "Scenes"
                            : is_short_ ? fmt::format("{}", open->seed)
                                        : capitalised(scene_name(*open));
  const float gap = frame.px(2);
  Button back = command_button(frame, "scene.back", "scene.previous", at_, height_);
  Button scene = button_at(frame, "scene", label, "Generated road scenes: type a seed or choose a sample",
                           {at_.x + back.area.w + gap, at_.y}, height_);
  Button on = command_button(frame, "scene.on", "scene.next", {at_.x + back.area.w + scene.area.w + 2.0F * gap, at_.y},
                             height_);
  return {std::move(back), std::move(scene), std::move(on)};
}

void SceneControl::input(Frame& frame) {
  const std::vector<Button> row = buttons(frame);
  press(frame, row[0]);
  if (press(frame, row[1])) open_menu(frame, kMenu, false);
  show_popup(frame, {row[1].area.x, row[1].area.bottom() + frame.px(2)});
  press(frame, row[2]);
}

void SceneControl::draw(const Frame& frame) const {
  draw_buttons(frame, buttons(frame));
}

void SceneControl::show_popup(Frame& frame, ImVec2 at) {
  ImGui::SetNextWindowPos(at, ImGuiCond_Appearing);
  if (!ImGui::BeginPopup(kMenu, ImGuiWindowFlags_NoNav)) return;
  if (ImGui::IsWindowAppearing()) begin(frame);
  const auto walked = walk_rows(frame, {samples_.size(), [](std::size_t) { return true; }, kSampleColumns});
  if (walked) open_sample(frame, samples_[*walked]);
  if (walked || frame.requests().close_popups) ImGui::CloseCurrentPopup();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("Seed (Enter)");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(frame.px(140));
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  begin_text_field("##seed");
  const bool entered =
      ImGui::InputText("##seed", &typed_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CharsDecimal);
  if (entered && !walked) {
    if (const auto seed = parse_seed(typed_)) {
      frame.loader().open_scene(*seed);
    } else {
      frame.session().show_error(fmt::format("\"{}\" is not a seed; type a whole number", typed_));
    }
    ImGui::CloseCurrentPopup();
  }
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  frame.mark("scene.seed", {low.x, low.y, high.x - low.x, high.y - low.y});
  show_samples(frame);
  ImGui::EndPopup();
}

// A list that has just opened.
void SceneControl::begin(Frame& frame) {
  frame.menu_row().reset();
  const auto seed = frame.document().source.seed();
  typed_ = seed ? fmt::format("{}", *seed) : "";
  load_samples(frame);
}

void SceneControl::open_sample(Frame& frame, const Shown& sample) {
  frame.loader().open_scene(sample.scene.seed, sample.scene.weather);
}

// In the background, once: the list fills while it is open.
void SceneControl::load_samples(Frame& frame) {
  if (slot_ != nullptr) return;
  Session& session = frame.session();
  slot_ = std::make_unique<JobSlot>(session.jobs().quick());
  slot_->start<std::vector<std::string>>(
      "looking for samples",
      [folder = frame.loader().assets_folder()](Progress&, ThreadPool&) -> Expected<std::vector<std::string>> {
        return sample_paths(folder);
      },
      [this, &session](const Expected<std::vector<std::string>>& paths) {
        if (!paths) return session.show_error(paths.error().message());
        paths_.assign(paths->rbegin(), paths->rend());
        load_next(session);
      });
}

void SceneControl::load_next(Session& session) {
  if (paths_.empty()) return;
  const std::string path = paths_.back();
  slot_->start<Sample>(
      "reading samples", [path](Progress& progress, ThreadPool&) { return read_sample(path, &progress); },
      [this, &session](const Expected<Sample>& sample) {
        paths_.pop_back();
        if (sample) {
          samples_.push_back({sample->scene, {}});
          const Image& picture = sample->picture;
          samples_.back().thumbnail.upload(picture.width, picture.height, to_rgb8(picture));
        } else {
          session.show_error(sample.error().message());
        }
        load_next(session);
      });
}

void SceneControl::show_samples(Frame& frame) {
  const ImVec2 size{frame.px(216), frame.px(60)};
  const float gap = frame.px(6);
  const ImVec2 first = ImGui::GetCursorScreenPos();
  // The list has its full size before the thumbnails are loaded.
  const std::size_t count = samples_.size() + paths_.size();
  const std::size_t rows = (count + kSampleColumns - 1) / kSampleColumns;
  ImGui::Dummy({kSampleColumns * (size.x + gap) - gap, static_cast<float>(rows) * (size.y + gap)});
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const std::size_t row = i / kSampleColumns, column = i % kSampleColumns;
    const Rect place{first.x + static_cast<float>(column) * (size.x + gap),
                     first.y + static_cast<float>(row) * (size.y + gap), size.x, size.y};
    show_sample(frame, samples_[i], place, static_cast<std::int64_t>(i));
  }
}

void SceneControl::show_sample(Frame& frame, const Shown& sample, Rect place, std::int64_t index) {
  const ItemState item = frame.add_item({"sample", index}, place);
  if (item.clicked) {
    open_sample(frame, sample);
    ImGui::CloseCurrentPopup();
  }
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddImage(im_texture(sample.thumbnail.texture_id()), place.min(), place.max());
  const bool is_marked = frame.menu_row() == static_cast<std::size_t>(index);
  if (item.hovered || is_marked) draw->AddRect(place.min(), place.max(), im(frame.theme().text), 0.0F, 0, frame.px(2));
  if (!item.hovered) return;
  frame.explain(capitalised(scene_name(sample.scene)));
}

}  // namespace pw

#include "app/file_dialog/file_browser.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "app/file_dialog/path_text.h"
#include "app/style/text_history.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

constexpr char kPopupName[] = "##file_browser";
constexpr ImGuiWindowFlags kPopupFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                         ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                         ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

// In multiples of the font size, so that they follow the content scale and the projector theme.
constexpr float kWidth = 46, kHeight = 32, kSizeColumn = 5, kKindColumn = 6;

void report_item(const WidgetReport& report, const WidgetKey& key) {
  if (report) report(key, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

// Red on either background; orange and blue stand for signs elsewhere in the window.
ImVec4 error_color() {
  const ImVec4 back = ImGui::GetStyle().Colors[ImGuiCol_PopupBg];
  return back.x + back.y + back.z < 1.5F ? ImVec4(1.0F, 0.50F, 0.50F, 1.0F) : ImVec4(0.70F, 0.08F, 0.08F, 1.0F);
}

std::string cut_text(const std::string& path, std::size_t cut) {
  return fmt::format("\u2026{}", std::string_view(path).substr(cut));
}

// The end of a path that fits, after an ellipsis if it was cut.
std::string fitting_end(const std::string& path, float width) {
  if (ImGui::CalcTextSize(path.c_str()).x <= width) return path;
  std::size_t cut = 0;
  while (cut < path.size() && ImGui::CalcTextSize(cut_text(path, cut).c_str()).x > width) {
    const std::size_t slash = path.find('/', cut + 1);
    cut = slash == std::string::npos ? path.size() : slash;
  }
  return cut_text(path, cut);
}

std::size_t stem_length(const std::string& name) {
  const std::size_t slash = name.rfind('/'), dot = name.rfind('.');
  const bool has_ending = dot != std::string::npos && dot > 0 && (slash == std::string::npos || dot > slash + 1);
  return has_ending ? dot : name.size();
}

}  // namespace

void FileBrowser::show(BrowserRequest request) {
  model_.emplace(std::move(request), wake_, files_);
  opens_popup_ = true;
  keys_.clear();
  field_active_ = follow_row_ = false;
  focus_field(model_->request().purpose == BrowserPurpose::kSave ? Caret::kStem : Caret::kEnd);
}

void FileBrowser::focus_field(Caret caret) {
  focus_field_ = true;
  caret_ = caret;
}

std::optional<std::string> FileBrowser::draw(const WidgetReport& report) {
  if (!model_ && !popup_open_) return std::nullopt;
  if (std::exchange(opens_popup_, false)) ImGui::OpenPopup(kPopupName);
  const float font = ImGui::GetFontSize();
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowSize(
      ImVec2(std::min(kWidth * font, 0.95F * display.x), std::min(kHeight * font, 0.9F * display.y)));
  ImGui::SetNextWindowPos(ImVec2(display.x / 2, display.y / 2), ImGuiCond_Always, ImVec2(0.5F, 0.5F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.8F * font, 0.7F * font));
  // Without it, the field and the boxes would not stand out in a light theme.
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  std::optional<std::string> chosen;
  if (ImGui::BeginPopupModal(kPopupName, nullptr, kPopupFlags)) {
    if (model_) draw_content(report);
    if (model_) chosen = model_->pop_chosen();
    if (chosen) close();
    if (!model_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  } else {
    close();
  }
  popup_open_ = model_.has_value();
  ImGui::PopStyleVar(2);
  return chosen;
}

void FileBrowser::draw_content(const WidgetReport& report) {
  if (model_->poll()) follow_row_ = true;
  const bool field_had_keys = field_active_, field_was_empty = model_->text().empty();
  ImGui::TextUnformatted(model_->request().title.c_str());
  draw_field(report);
  // Only now does the text include what was typed before an Enter in the same frame.
  handle_keys(field_had_keys, field_had_keys && !(field_was_empty && model_->text().empty()));
  if (!model_ || model_->has_chosen()) return;

  draw_places(report);
  const float below = 2 * ImGui::GetTextLineHeight() + ImGui::GetFrameHeight() + 3 * ImGui::GetStyle().ItemSpacing.y;
  draw_rows(report, std::max(ImGui::GetContentRegionAvail().y - below, 3 * ImGui::GetFontSize()));
  draw_error(report);
  draw_buttons(report);
}

int FileBrowser::edit_callback(ImGuiInputTextCallbackData* data) {
  auto& browser = *static_cast<FileBrowser*>(data->UserData);
  const std::string text = shown_text(browser.model_->text());
  const bool replaces = std::exchange(browser.replace_field_, false);
  if (replaces) {
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, text.c_str());
    forget_replaced_text();
  }
  const Caret caret = std::exchange(browser.caret_, Caret::kStay);
  if (caret == Caret::kStay && !replaces) return 0;
  data->CursorPos = caret == Caret::kStem ? static_cast<int>(stem_length(text)) : data->BufTextLen;
  data->SelectionEnd = data->CursorPos;
  data->SelectionStart = caret == Caret::kStem || caret == Caret::kAll ? 0 : data->CursorPos;
  return 0;
}

void FileBrowser::draw_field(const WidgetReport& report) {
  // The model's text may be the name of a row, in bytes that are no UTF-8.
  if (const std::string text = shown_text(model_->text()); text != field_.data()) {
    const std::size_t length = std::min(text.size(), field_.size() - 1);
    std::memcpy(field_.data(), text.data(), length);
    field_[length] = '\0';
    replace_field_ = true;
  }
  if (std::exchange(focus_field_, false)) ImGui::SetKeyboardFocusHere();
  const bool opens = model_->request().purpose == BrowserPurpose::kOpen;
  ImGui::SetNextItemWidth(-1);
  // CallbackCompletion only keeps Tab from leaving the field; on_key does the completion itself.
  begin_text_field("##path");
  ImGui::InputTextWithHint("##path", opens ? "type or paste a path" : "type a name or a path", field_.data(),
                           field_.size(), ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackCompletion,
                           &FileBrowser::edit_callback, this);
  field_active_ = ImGui::IsItemActive();
  report_item(report, "browser.path");
  if (!field_active_) replace_field_ = false;
  if (shown_text(model_->text()) != field_.data()) {
    model_->edit_text(field_.data());
    follow_row_ = true;
  }
}

void FileBrowser::draw_places(const WidgetReport& report) {
  const bool goes_up = ImGui::Button("\u2191 Parent");
  report_item(report, "browser.parent");
  ImGui::SameLine();
  const bool goes_home = ImGui::Button("Home");
  report_item(report, "browser.home");
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(fitting_end(shown_text(model_->folder()), ImGui::GetContentRegionAvail().x).c_str());
  if (goes_up) model_->go_to_parent();
  if (goes_home) model_->go_to(home_folder());
  follow_row_ = follow_row_ || goes_up || goes_home;
}

void FileBrowser::scroll_to_row(float row_height) {
  if (!std::exchange(follow_row_, false) || model_->row() < 0) return;
  const float top = static_cast<float>(model_->row()) * row_height;
  const float height = ImGui::GetWindowHeight() - 2 * ImGui::GetStyle().WindowPadding.y;
  if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
  if (top + row_height > ImGui::GetScrollY() + height) ImGui::SetScrollY(top + row_height - height);
}

bool FileBrowser::draw_row(int row, const WidgetReport& report) {
  const DirectoryEntry& entry = model_->rows()[static_cast<std::size_t>(row)];
  const float font = ImGui::GetFontSize(), width = ImGui::GetContentRegionAvail().x, left = ImGui::GetCursorPosX();
  ImGui::PushID(row);
  if (ImGui::Selectable("##row", row == model_->row(), ImGuiSelectableFlags_AllowDoubleClick)) model_->select(row);
  const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
  report_item(report, {"browser.row", row});
  ImGui::PopID();

  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (row == model_->row()) ImGui::GetWindowDrawList()->AddRect(min, max, ImGui::GetColorU32(ImGuiCol_Border), 3.0F);
  const float numbers = left + width - kSizeColumn * font, kinds = numbers - kKindColumn * font;
  ImGui::SameLine(left);
  ImGui::PushClipRect(min, ImVec2(min.x + kinds - left - font / 2, max.y), true);
  ImGui::TextUnformatted((shown_text(entry.name) + (entry.kind == EntryKind::kFolder ? "/" : "")).c_str());
  ImGui::PopClipRect();
  ImGui::SameLine(kinds);
  ImGui::TextDisabled("%s", kind_name(entry.kind));
  if (entry.bytes) {
    const std::string size = size_text(*entry.bytes);
    ImGui::SameLine(left + width - ImGui::CalcTextSize(size.c_str()).x);
    ImGui::TextDisabled("%s", size.c_str());
  }
  return twice;
}

void FileBrowser::draw_rows(const WidgetReport& report, float height) {
  int activated = -1;
  ImGui::BeginChild("##rows", ImVec2(0, height), true);
  const int count = static_cast<int>(model_->rows().size());
  scroll_to_row(ImGui::GetTextLineHeightWithSpacing());
  ImGuiListClipper clipper;
  clipper.Begin(count, ImGui::GetTextLineHeightWithSpacing());
  while (clipper.Step())
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
      if (draw_row(row, report)) activated = row;
  clipper.End();
  if (model_->loading()) {
    ImGui::TextDisabled("listing this folder\u2026");
  } else if (count == 0) {
    ImGui::TextDisabled("%s", model_->known_only() ? "no folder, array or image here" : "nothing here");
  } else if (model_->truncated()) {
    ImGui::TextDisabled("too many to list: type the name of any other file");
  }
  ImGui::EndChild();
  if (activated < 0) return;
  model_->select(activated);
  model_->confirm();
}

void FileBrowser::draw_error(const WidgetReport& report) {
  const float top = ImGui::GetCursorPosY();
  if (!model_->error().empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, error_color());
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(shown_text(model_->error()).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    report_item(report, "browser.error");
  } else if (model_->asking()) {
    ImGui::TextDisabled("waiting for the file system\u2026");
  }
  // Two lines are reserved, so that nothing moves when an error appears.
  ImGui::SetCursorPosY(top + 2 * ImGui::GetTextLineHeight() + ImGui::GetStyle().ItemSpacing.y);
}

void FileBrowser::draw_buttons(const WidgetReport& report) {
  bool known = model_->known_only(), hidden = model_->hidden();
  if (ImGui::Checkbox("known files only", &known)) model_->show_known_only(known);
  report_item(report, "browser.known");
  ImGui::SameLine();
  if (ImGui::Checkbox("hidden files too", &hidden)) model_->show_hidden(hidden);
  report_item(report, "browser.hidden");

  const bool opens = model_->request().purpose == BrowserPurpose::kOpen;
  const char* confirm = opens ? "Open" : model_->asks_to_replace() ? "Replace" : "Save";
  const ImVec2 size(6 * ImGui::GetFontSize(), 0);
  ImGui::SameLine(ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x - 2 * size.x -
                  ImGui::GetStyle().ItemSpacing.x);
  const bool cancelled = ImGui::Button("Cancel", size);
  report_item(report, "browser.cancel");
  ImGui::SameLine();
  const bool confirmed = ImGui::Button(confirm, size);
  report_item(report, "browser.ok");
  if (cancelled) close();
  if (model_ && confirmed) model_->confirm();
}

}  // namespace pw

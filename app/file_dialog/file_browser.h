#pragma once
// The window's own file dialog: a path field above a list.
#include <imgui.h>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/file_dialog/browser_model.h"
#include "app/presentation/widget_key.h"

namespace pw {

// Receives the rectangle of each widget, in pixels of the window: "browser.path", "browser.ok", "browser.cancel",
// "browser.parent", "browser.home", "browser.known", "browser.hidden", "browser.error" and, for the visible rows,
// "browser.row.N".
using WidgetReport = std::function<void(const WidgetKey& key, ImVec2 min, ImVec2 max)>;

// Window thread only. While it is open, the window passes every key press to on_key() and ignores its own shortcuts;
// characters arrive through ImGui.
//   Enter opens or saves, Escape cancels, Tab completes, arrows mark a row (also while typing), Backspace on an empty
//   field goes to the parent, letters outside the field jump to a row, Ctrl+L returns to the field.
class FileBrowser {
 public:
  // wake: see BackgroundQuery.
  explicit FileBrowser(std::function<void()> wake, FileSystem files = {})
      : wake_(std::move(wake)), files_(std::move(files)) {}

  void show(BrowserRequest request);
  void close() { model_.reset(); }
  bool is_open() const { return model_.has_value(); }
  const BrowserModel* model() const { return model_ ? &*model_ : nullptr; }

  // GLFW key, by key_by_letter, and modifiers of a press or a repeat.
  void on_key(int key, int modifiers) { keys_.push_back({key, modifiers}); }

  // Call once per frame, open or not. Returns the chosen path, once; the browser is closed then.
  std::optional<std::string> draw(const WidgetReport& report);

 private:
  struct Key {
    int key, modifiers;
  };
  // After the text, with the name without its extension selected, or with everything selected.
  enum class Caret { kStay, kEnd, kStem, kAll };

  void draw_content(const WidgetReport& report);
  // field_had_keys: this frame's keys went to the field; field_had_text: they did, and it had text to edit.
  void handle_keys(bool field_had_keys, bool field_had_text);
  bool handle_list_key(const Key& key, bool field_had_text);
  void handle_field_key(const Key& key);
  void handle_letters();
  void draw_field(const WidgetReport& report);
  void draw_places(const WidgetReport& report);
  void draw_rows(const WidgetReport& report, float height);
  bool draw_row(int row, const WidgetReport& report);
  void scroll_to_row(float row_height);
  void draw_error(const WidgetReport& report);
  void draw_buttons(const WidgetReport& report);
  void focus_field(Caret caret);
  static int edit_callback(ImGuiInputTextCallbackData* data);

  std::function<void()> wake_;
  FileSystem files_;
  std::optional<BrowserModel> model_;
  bool opens_popup_ = false;  // at the next draw
  bool popup_open_ = false;
  std::vector<Key> keys_;
  std::array<char, 4096> field_{};
  bool field_active_ = false;
  bool focus_field_ = false;    // the next draw gives the field the keyboard ...
  Caret caret_ = Caret::kStay;  // ... and puts the caret there, once
  bool replace_field_ = false;  // the model's text differs from the field's
  bool follow_row_ = false;     // scroll the marked row into view
};

}  // namespace pw

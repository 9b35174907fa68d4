#pragma once
// The list of everything that can be done, to be found by typing.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// Arrows, Page Up and Down, Home and End mark a row, Enter or a click runs it, Esc or a click beside the list closes
// it. Widgets: "palette", "palette.field", "palette.row.N" for the visible rows.
class CommandPalette {
 public:
  bool is_open() const { return is_open_; }
  // GLFW key of a press or a repeat, while it is open.
  void on_key(int key) { keys_.push_back(key); }
  // Opens when the frame requests it; takes input and draws. `scopes`: those whose commands are listed.
  void show(Frame& frame, const std::vector<std::string_view>& scopes);
  // The id of the command that was chosen, once: to be run when nothing covers the panels any more.
  std::optional<std::string> pop_chosen() { return std::exchange(chosen_, std::nullopt); }
  bool has_chosen() const { return chosen_.has_value(); }

 private:
  using Rows = std::vector<const Command*>;

  void open();
  void handle_keys(const Frame& frame, const Rows& rows);
  void move_to(int row, const Rows& rows);
  void choose(const Frame& frame, const Command& command);
  void show_field(Frame& frame);
  void show_rows(Frame& frame, const Rows& rows);
  // `title_w`: of the widest title in the list.
  void show_row(Frame& frame, const Command& command, int row, float title_w);
  void draw_row(const Frame& frame, const Command& command, Rect area, float title_w, bool is_marked) const;
  // What the marked row does, in full, at the bottom of the list.
  void draw_meaning(Frame& frame, const Rows& rows) const;
  void scroll_to_row(float row_height);

  bool is_open_ = false;
  bool takes_focus_ = false;  // the field gets the keyboard
  std::string typed_;
  std::string listed_for_;   // what was typed when the marked row was chosen
  int row_ = 0;              // the marked one
  bool follow_row_ = false;  // scroll it into view
  int page_ = 1;             // rows that are visible at once
  std::vector<int> keys_;
  std::optional<std::string> chosen_;
};

}  // namespace pw

#pragma once
// The row of buttons at the top.
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/panels/bars/scene_control.h"

namespace pw {

class Toolbar {
 public:
  // `view_commands` show the views, in the order of their tabs; a single view has no tab.
  explicit Toolbar(std::vector<std::string> view_commands) : view_commands_(std::move(view_commands)) {}

  void lay_out(Rect bar, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  // All buttons except the menus' lists; rebuilt from the document in each call.
  struct Buttons {
    Button open, input, extractor, preset;
    std::vector<Button> right;         // undo, redo; then what is aligned to the right: tabs, … help
    std::optional<Button> look;        // opens the list of looks
    std::optional<Button> save, more;  // one of them: where there is little room, more opens a list with the rest
    std::optional<Button> views;       // opens the list of views where their tabs have no room
    float redo_right() const { return right[1].area.right(); }
    float end_left() const { return views ? views->area.x : right.size() > 2 ? right[2].area.x : more->area.x; }
  };
  // From the longest to the shortest: with what is loaded; names of menus; signs for undo and redo, without the title;
  // the views in a list; what is pressed least in a list as well.
  enum class Labels { kFull, kShort, kSigns, kLeast, kMenu };
  void place(const Frame& frame);
  Buttons buttons(const Frame& frame) const;
  void add_end(const Frame& frame, Buttons& all) const;
  void open_menus(Frame& frame);
  std::vector<Button> tabs(const Frame& frame, float right) const;
  Button views_button(const Frame& frame, float right) const;
  void choose_view(Frame& frame, const Button& button) const;
  bool has_title() const { return labels_ < Labels::kSigns; }
  float gap(const Frame& frame) const;
  void choose_input(Frame& frame, const Button& button);
  void choose_preset(Frame& frame, const Button& button);
  void choose_save(Frame& frame, const Button& button);
  void choose_more(Frame& frame, const Button& button);

  std::vector<std::string> view_commands_;
  Rect bar_;
  bool is_narrow_ = false;
  Labels labels_ = Labels::kFull;
  float title_right_ = 0.0F;
  SceneControl scenes_;
};

}  // namespace pw

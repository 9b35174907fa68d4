#pragma once
// The buttons in the module's head: whose widths, how many positions, with or without its 1×1 reductions.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/panels/cost/inception/module_view.h"
#include "app/widgets/controls.h"

namespace pw {

// The id of the command that chooses GoogLeNet's module of this index.
std::string preset_command(std::size_t index);

class ModuleHead {
 public:
  // Lists in the place of buttons where these would leave the heading less than `needed`.
  void lay_out(Rect panel, float needed, const Frame& frame, const ModuleView& view);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;
  // At the right of the head.
  float width() const { return width_; }

 private:
  enum class Fold { kNone, kLists, kShort };
  void lay_out_as(Fold fold, Rect panel, const Frame& frame, const ModuleView& view);
  void add_group(std::vector<Button> group, const std::string& words, const Frame& frame);

  std::vector<Button> buttons_;
  std::optional<Button> presets_, positions_;          // lists
  std::vector<std::pair<ImVec2, std::string>> words_;  // before groups of buttons, by their left and middle
  std::vector<std::pair<const char*, Rect>> groups_;
  float height_ = 0.0F, top_ = 0.0F, right_ = 0.0F, width_ = 0.0F;
};

}  // namespace pw

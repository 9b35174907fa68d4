#pragma once
// *Change one value*: what is changed, and which kernel reads it.
#include <vector>

#include "app/frame/frame.h"
#include "app/widgets/controls.h"

namespace pw {

class PokePanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  using Group = std::vector<Button>;  // side by side
  enum class Words { kFull, kFewer, kNoVerb, kNoClause, kFewest };
  std::vector<Group> groups(const Frame& frame, Words words) const;
  struct Rows {
    float gap;  // points
    bool stride_stands_alone;
  };

  // Before the kernels and the strides.
  struct RowWords {
    bool has_kernel = false;
    float width = 0.0F;
  };

  RowWords row_words(const Frame& frame, const std::vector<Group>& groups) const;
  // Whether all of them have room.
  bool place(std::vector<Group> groups, const Rows& rows, const Frame& frame);
  void begin_group(const Frame& frame, const Group& group, std::size_t i, const Rows& rows, const RowWords& words,
                   ImVec2& at) const;
  void place_group(const Frame& frame, Group& group, const Rows& rows, ImVec2& at) const;
  void lengthen(const Frame& frame, std::size_t group);
  void place_text(const Frame& frame, float row_gap);
  void draw_words(const Frame& frame) const;
  void draw_answer(const Frame& frame) const;

  Rect panel_, area_, text_;
  std::vector<Group> groups_;
  std::vector<Button> head_;
  float kernel_word_x_ = -1.0F, stride_word_x_ = -1.0F;  // where it stands before its buttons; below 0: nowhere
};

}  // namespace pw

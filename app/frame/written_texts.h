#pragma once
// What is written and marked in a frame, for checks of legibility.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

struct WrittenText {
  std::string text;
  Rect area;
  float size = 0.0F;  // of its font, pixels
  bool is_spoken = false;
  bool has_all_glyphs = true;  // else its font has no picture of one of its characters
};

// A sign without letters whose shape or colour says something.
struct DrawnMark {
  std::string name;
  Rect area;
};

// Costs nothing unless it is kept.
class WrittenTexts {
 public:
  void keep(bool keeps) { keeps_ = keeps; }
  bool is_kept() const { return keeps_; }
  void clear() {
    texts_.clear();
    marks_.clear();
  }
  void add(WrittenText text) { texts_.push_back(std::move(text)); }
  void add_mark(std::string_view name, Rect area) {
    if (keeps_) marks_.push_back({std::string(name), area});
  }
  const std::vector<WrittenText>& all() const { return texts_; }
  const std::vector<DrawnMark>& marks() const { return marks_; }

 private:
  bool keeps_ = false;
  std::vector<WrittenText> texts_;
  std::vector<DrawnMark> marks_;
};

}  // namespace pw

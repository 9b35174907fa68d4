#pragma once
// What is written in a frame, for checks of legibility.
#include <string>
#include <utility>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

struct WrittenText {
  std::string text;
  Rect area;
  float size = 0.0F;  // of its font, pixels
  bool is_spoken = false;
};

// Costs nothing unless it is kept.
class WrittenTexts {
 public:
  void keep(bool keeps) { keeps_ = keeps; }
  bool is_kept() const { return keeps_; }
  void clear() { texts_.clear(); }
  void add(WrittenText text) { texts_.push_back(std::move(text)); }
  const std::vector<WrittenText>& all() const { return texts_; }

 private:
  bool keeps_ = false;
  std::vector<WrittenText> texts_;
};

}  // namespace pw

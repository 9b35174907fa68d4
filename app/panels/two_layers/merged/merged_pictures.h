#pragma once
// What a pair gives: A without the activation, B as one layer, C with it, and what it adds.
#include <string>
#include <vector>

#include "app/panels/two_layers/pair_view.h"

namespace pw {

class MergedPictures {
 public:
  // The height that pictures as wide as can be need in this width, in one row or two.
  static float most_height(const Frame& frame, const ShownPair& shown, float width, int rows);
  void lay_out(Rect area, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const ShownPair& shown) const;
  void draw(const Frame& frame, const PairView& view) const;
  // Of the lowest text.
  float bottom() const { return bottom_; }

 private:
  // Where its name and numbers stand: above it and below, all above, or right of it.
  enum class Texts { kAround, kAbove, kBeside };
  struct Slot {
    Rect area, picture;
  };
  struct Fit {
    int columns = 4;
    Texts texts = Texts::kAround;
    float width = 0.0F, height = 0.0F;  // of a slot
    Rect picture;
  };
  // Where the letter of a picture, its name and its caption stand.
  struct Words {
    ImVec2 letter;
    std::string text;  // the name
    Rect name, caption;
    float lines = 1.0F;  // of the caption, at most
  };
  Fit fit(Rect area, int columns, Texts texts, const Frame& frame, const ShownPair& shown) const;
  Fit best_fit(Rect area, const Frame& frame, const ShownPair& shown) const;
  Words words_of(const Frame& frame, std::size_t k) const;
  Words words_in_lines(const Frame& frame, std::size_t k) const;
  Words words_beside(const Frame& frame, std::size_t k) const;
  // `has_scale`: A says what its colours reach.
  std::string caption(const Frame& frame, const PairView& view, std::size_t k, bool has_scale) const;
  bool has_scale(const Frame& frame, const PairView& view) const;
  void draw_texts(const Frame& frame, const PairView& view, std::size_t k, bool has_scale) const;

  std::vector<Slot> slots_;
  Texts texts_ = Texts::kAround;
  float bottom_ = 0.0F;
};

}  // namespace pw

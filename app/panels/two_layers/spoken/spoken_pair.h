#pragma once
// Two layers for the last row: x, the hidden maps and y with the ReLU, and below the same without it.
#include <optional>

#include "app/geometry/spoken_rows.h"
#include "app/panels/two_layers/pair_heads.h"
#include "app/widgets/pictures/cell_numbers.h"

namespace pw {

class SpokenPair {
 public:
  void lay_out(Rect body, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  std::vector<Rect> panels() const { return rows_.panels; }

 private:
  static constexpr float kBesideSign = 8.0F;  // points, on both sides of it
  enum class Row { kInput, kHidden, kLinear };
  struct Slot {
    Row row = Row::kInput;
    std::int64_t map = 0;
    bool is_output = false;
    std::string sign;  // left of it: a factor, =
    Rect picture;
    float gap = 0.0F;                           // left of it, to the picture before it or the edge
    float title_w = 0.0F, without_head = 0.0F;  // the room of its title, and without the buttons beside that
  };
  std::vector<std::string> signs(const Frame& frame, const ShownPair& shown) const;
  SpokenRowsRequest request(Rect body, const Frame& frame, const ShownPair& shown) const;
  // Where they would take most of the room beside high pictures, the signs stand before the titles.
  void move_signs(SpokenRowsRequest& request);
  void place(const SpokenRowsRequest& request, const Frame& frame, const ShownPair& shown);
  void lay_out_heads(const SpokenRowsRequest& request, const Frame& frame, const ShownPair& shown);
  std::vector<bool> crowded_heads(const Frame& frame, const ShownPair& shown) const;
  std::string title(const Frame& frame, const ShownPair& shown, const Slot& slot, float width) const;
  Row row_at(std::size_t row, const ShownPair& shown) const;
  // Whether what a row shows stands beside its buttons: its titles stand below them.
  bool has_row_name(const Frame& frame, Row row, const ShownPair& shown) const;
  std::string linear_name(const Frame& frame, const ShownPair& shown) const;
  std::vector<std::string> row_names(const Frame& frame, const PairView& view, Row row) const;
  std::string missing_in_title(const Frame& frame, const ShownPair& shown, const Slot& slot) const;
  std::vector<std::string> row_captions(const Frame& frame, const PairView& view, const Slot& slot) const;
  void draw_zero_share(const Frame& frame, const ShownPair& shown) const;
  void draw_row_names(const Frame& frame, const PairView& view) const;
  void draw_sign(const Frame& frame, const Slot& slot) const;
  // In the cells of a picture; of all of them, null where each has its own.
  struct PairNumbers {
    const CellNumbers* of_all = nullptr;
    std::size_t first = 0;
  };
  void draw_slot(const Frame& frame, const PairView& view, const Slot& slot, const PairNumbers& numbers) const;
  void draw_picture(const Frame& frame, const PairView& view, const Slot& slot, const PairNumbers& numbers) const;
  // What a picture shows; null for x, and where nothing is there yet.
  static const RangedMaps* made_maps(const ShownPair& shown, const Slot& slot);
  // Of the pictures of x, or of all others: one picture in large type would seem to be about more.
  std::optional<CellNumbers> numbers_of(const Frame& frame, const ShownPair& shown, bool is_x) const;
  // Right of a picture that has no other there: its value at the marked position, and what that adds to y.
  std::vector<std::string> terms_here(const Frame& frame, const ShownPair& shown, const Slot& slot) const;
  void draw_here(const Frame& frame, const ShownPair& shown, const Slot& slot) const;

  SpokenRows rows_;
  PairHead relu_, example_;
  std::vector<Slot> slots_;
  std::vector<std::int64_t> maps_;  // of x
  std::int64_t hidden_shown_ = 0, hidden_ = 0, first_hidden_ = 0;
  std::vector<std::string> signs_;
  bool is_plain_ = false;  // the formulas after the ReLU do not name it: each has it beside it
  bool has_signs_in_titles_ = false;
};

}  // namespace pw

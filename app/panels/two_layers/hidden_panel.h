#pragma once
// The hidden maps of a pair that reads many, and how each goes into each output: w · h below each other.
#include "app/panels/two_layers/pair_cells.h"
#include "app/panels/two_layers/pair_heads.h"
#include "app/panels/two_layers/product_rows.h"

namespace pw {

class HiddenPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }
  // Of the hidden maps beside each other; none where they stand below each other.
  const ProductRows* rows() const { return bands_.size() == 1 ? &bands_.front().rows : nullptr; }

 private:
  // Hidden maps beside each other. In a high panel there are two below each other, if they are larger then.
  struct Band {
    Rect area;
    ProductRows rows;
  };
  struct Fit {
    std::vector<Band> bands;
    std::int64_t columns = 1;  // of a band
    float picture_w = 1.0F;
  };
  struct Column {
    std::int64_t hidden = 0;
    float top = 0.0F;  // of its name
    Rect picture;
    std::vector<PairCell> cells;
    std::vector<Rect> products;
  };
  void draw_title(const Frame& frame, const ShownPair& shown, const Column& column) const;
  void draw_column(const Frame& frame, const PairView& view, const Column& column) const;
  void draw_sign(const Frame& frame, Rect product, bool is_last) const;
  void draw_labels(const Frame& frame, const ShownPair& shown, const Band& band) const;
  Fit fit_bands(const Frame& frame, const ShownPair& shown, std::int64_t count) const;
  void place_columns(const Frame& frame, const ShownPair& shown, const Fit& fit);
  void place_biases(const Frame& frame);

  Rect panel_, area_;
  PairHead head_;
  std::vector<Band> bands_;
  std::vector<Column> columns_;
  std::vector<PairBias> biases_;
  std::int64_t hidden_ = 0;
  float label_ = 0.0F, between_ = 0.0F;  // widths: of what stands left of the pictures, between them
};

}  // namespace pw

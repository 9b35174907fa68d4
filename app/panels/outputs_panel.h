#pragma once
// y: the output maps, their overlay on the image, and the arithmetic at one position.
#include <vector>

#include "app/panels/ui.h"
#include "app/view/kept_road_score.h"
#include "app/view/sum_terms.h"

namespace pw {

// Pictures side by side in the row for a layer of this many outputs: the outputs (three at most, the rest by paging),
// the overlay and the arithmetic.
int output_slots(std::int64_t cout);

class OutputsPanel {
 public:
  void draw(Ui& ui);
  // The picture of this output, if it is in sight.
  std::optional<Rect> picture(std::int64_t output) const;

 private:
  void put_output(Ui& ui, Rect slot, std::int64_t output);
  void put_pager(Ui& ui, Rect slot);

  std::int64_t first_ = 0;
  std::vector<Rect> pictures_;
  KeptRoadScore road_;
  KeptSumTerms terms_;
};

}  // namespace pw

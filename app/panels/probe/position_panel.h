#pragma once
// The arithmetic at one position, term by term.
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/presentation/sum_terms.h"
#include "app/widgets/controls.h"

namespace pw {

class PositionPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  // There must be outputs.
  void draw(const Frame& frame);

 private:
  // The sum at the position and output that the pointer is on, or else at those selected.
  struct Sum {
    Position position;
    std::int64_t output = 0;
    const std::vector<SumTerm>& terms;
    double total = 0.0;  // of the terms
    double value = 0.0;  // the output: the total after the activation
  };
  Sum sum(const Frame& frame);
  std::vector<Button> head_buttons(const Frame& frame) const;
  static std::string explain_total(const Document& document, const Sum& sum);
  void draw_head(const Frame& frame, const Sum& sum) const;
  void draw_terms(const Frame& frame, const Sum& sum) const;

  Rect panel_, area_, terms_area_;
  bool has_word_ = false;  // for the numbers below the bars
  SumTermsMemo terms_;
};

}  // namespace pw

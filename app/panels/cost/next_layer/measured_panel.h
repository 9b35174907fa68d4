#pragma once
// What was timed on this machine, what FCN-8s has to do with it, and a slide to check.
#include "app/panels/cost/next_layer/ledger.h"
#include "app/panels/cost/next_layer/slide_section.h"

namespace pw {

class MeasuredPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right);
  void input(Frame& frame, const Ledger& ledger);
  void draw(const Frame& frame, const Ledger& ledger) const;
  const Rect& panel() const { return panel_; }
  bool has_fcn_sentence() const { return has_fcn_; }

 private:
  // A line of the table: a number for each number of threads.
  struct Line {
    std::string name, short_name;
    std::vector<std::string> numbers;
    bool is_result = false;
  };
  std::vector<Line> lines(const Frame& frame, const Ledger& ledger, const std::vector<int>& threads) const;
  std::vector<int> thread_counts(const Frame& frame, const Ledger& ledger) const;
  std::string remark(const Frame& frame, const Ledger& ledger) const;
  ImFont* words_font(const Frame& frame, const std::string& words) const;
  float column_width(const Frame& frame, const ImFont* font) const;
  void draw_table(const Frame& frame, const Ledger& ledger) const;

  void choose_font(const Frame& frame, const Ledger& ledger);

  Rect panel_, table_, text_, button_;
  ImFont* numbers_ = nullptr;  // body or large
  float row_h_ = 0.0F;
  float reserved_right_ = 0.0F;
  bool has_fcn_ = false;
  SlideSection slide_;
};

}  // namespace pw

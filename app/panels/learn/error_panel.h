#pragma once
// dL/dy at each label.
#include "app/presentation/memo.h"
#include "app/presentation/outputs/output_change.h"
#include "app/widgets/controls.h"

namespace pw {

class ErrorPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  Rect panel() const { return panel_; }

 private:
  // Of the selected output of the image shown: one number per position, 0 without a label.
  const std::vector<float>& values(const Frame& frame);
  void draw_what_is_missing(const Frame& frame) const;

  Rect panel_, picture_, legend_;
  struct Source {
    std::int64_t version = -1, output = 0, n = 0;
    Shape shape;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, std::vector<float>> values_;
};

}  // namespace pw

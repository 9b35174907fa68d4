#pragma once
// The running sum of the selected output as a picture: the maps added so far, and the bias.
#include "app/frame/frame.h"
#include "app/frame/state_writer.h"
#include "app/presentation/memo.h"

namespace pw {

class SumPicture {
 public:
  void input(Frame& frame, Rect panel, Rect picture);
  // There must be outputs.
  void draw(const Frame& frame, Rect panel, Rect picture, Rect legend);
  void describe(StateWriter& writer, const Frame& frame) const;

 private:
  // Those of y without an activation, so that both compare.
  OutputColours colours(const Frame& frame);

  Memo<DataVersion, OutputRange> range_;  // of all sums
};

}  // namespace pw

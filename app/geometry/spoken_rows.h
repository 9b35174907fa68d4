#pragma once
// Where the pictures of Two layers stand for the last row.
#include <cstddef>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// For the last row: rows of pictures, with room for a sign left of each. Where the pictures are larger then, a row has
// several lines, filled from the left: what is missing is missing at the end. A result that is alone in its line takes
// all of it. x is a column left of the sums where that makes all pictures larger, and in a high window the sums stand
// beside each other below x where that makes theirs larger.
struct SpokenRows {
  std::vector<Rect> panels;                 // of the rows
  std::vector<std::size_t> first_line;      // by row: pictures in it
  std::vector<std::vector<Rect>> pictures;  // by row
  bool is_beside = false;                   // the sums: each has its words below its buttons
};
struct SpokenRowsRequest {
  Rect body;
  float unit = 1.0F;
  int rows = 1;
  int maps = 0;                  // pictures of x, in the first row; 0: that is a sum like the others
  std::vector<float> before;     // by picture of a sum: the room left of it, pixels
  float title = 0.0F;            // the height above each picture
  float ratio = 1.0F;            // of a picture
  float widest = 0.0F;           // the ratio up to which one may be stretched; 0: not at all
  float between = 0.0F;          // pictures of x, where there are more than in a sum
  float words = 0.0F;            // the height of a line that says what a sum is, where sums stand beside each other
  std::vector<bool> heads = {};  // by row: whether its titles stand below its buttons; absent: beside them
};
SpokenRows lay_out_spoken_rows(const SpokenRowsRequest& request);

}  // namespace pw

#include "app/panels/learn/loss_curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "app/presentation/number_text.h"

namespace pw {
namespace {

// The label in the middle of the axis is not rounded: 0.5 beside 0.45 would be false.
TEST(LossAxis, EndsWhereItsHalfCanBeWritten) {
  for (double largest = 0.101; largest < 900.0; largest *= 1.013) {
    const double end = loss_axis_end(largest);
    EXPECT_GE(end, largest * (1.0 - 1e-9));
    EXPECT_LE(end, largest * 2.0);
    for (const double label : {end, end / 2.0})
      EXPECT_NEAR(std::stod(short_number_text(label)), label, 0.005 * label) << largest;
  }
}

}  // namespace
}  // namespace pw

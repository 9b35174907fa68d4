// Windows smaller than anybody works in: window managers make them, and nothing may break.
#include "journey.h"

namespace pw {
namespace {

class TinyWindowJourney : public Journey {};

TEST_F(TinyWindowJourney, EverySizeIsDrawn) {
  const std::string batch = save_stack("batch.npy", made_up_stack({2, 6, 4, 5}));
  for (const std::size_t outputs : {1U, 2U, 7U}) {
    Driver driver(opened({batch, save_weights("weights.npy", made_up_parameters(outputs, 6))}));
    for (const int side : {1, 2, 9, 30, 40, 120, 240, 320}) {
      driver.resize(side, side);
      driver.resize(side, 320);
      driver.resize(640, side);
      driver.click(ImVec2(static_cast<float>(side) / 2.0F, static_cast<float>(side) / 2.0F));
      driver.key("Escape");
    }
  }
}

}  // namespace
}  // namespace pw

#pragma once
// Shared by the journeys through Learn.
#include <cstdint>
#include <string>

#include "journey.h"

namespace pw {

class LearnJourney : public Journey {
 protected:
  static void show(Driver& driver) {
    driver.set("view=learn");
    driver.frame(2);
  }
  // Takes so many steps without a clock, and waits for the test on new scenes.
  static void train_to(Driver& driver, std::int64_t steps) {
    driver.set("train.step=" + std::to_string(steps));
    driver.frame(2);
  }
  static const PointwiseLayer& layer_of(const Driver& driver) { return driver.session().document().parameters(); }
  static std::int64_t step_of(Driver& driver) { return driver.value("/train/step").get<std::int64_t>(); }
  // Until so many steps have been taken while it runs.
  static void wait_for_step(Driver& driver, std::int64_t step) {
    driver.wait_for("step " + std::to_string(step),
                    [step](const Json& state) { return state["train"]["step"].get<std::int64_t>() >= step; });
  }
  // A stroke on the picture, between shares of its size.
  static void paint(Driver& driver, float from_x, float from_y, float to_x, float to_y,
                    MouseButton button = MouseButton::kLeft) {
    const Area picture = driver.widget("paint.picture");
    driver.move(picture.at(from_x, from_y));
    driver.press(button);
    for (int i = 1; i <= 4; ++i) {
      const float share = static_cast<float>(i) / 4.0F;
      driver.move(picture.at(from_x + share * (to_x - from_x), from_y + share * (to_y - from_y)));
    }
    driver.release(button);
  }
};

}  // namespace pw

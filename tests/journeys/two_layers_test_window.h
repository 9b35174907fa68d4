#pragma once
// Shared by the journeys through Two layers.
#include <string>

#include "journey.h"

namespace pw {

class TwoLayersJourney : public Journey {
 protected:
  static void show(Driver& driver) {
    driver.set("view=two_layers");
    wait(driver);
  }
  static void wait(Driver& driver) {
    driver.wait_idle();
    driver.frame(2);
  }
  static Json two(Driver& driver) { return driver.state()["two"]; }
  static int undo_steps(Driver& driver) { return driver.value("/document/undo").get<int>(); }
};

class SceneInTwoLayers : public TwoLayersJourney {
 protected:
  SceneInTwoLayers() { show(driver_); }
  Json two() { return TwoLayersJourney::two(driver_); }
  float w1(int row, int map) { return two()["w1"][row][map].get<float>(); }
  void choose(const std::string& example) {
    driver_.set("two.case=" + example);
    wait(driver_);
  }

  Driver driver_{opened({})};
};

}  // namespace pw

#pragma once
// Shared by the journeys through *Change one value*.
#include <cmath>
#include <string>

#include "position_test_window.h"

namespace pw {

class PokeJourney : public PositionJourney {
 protected:
  static void mark(Driver& driver, int x, int y) {
    driver.set("probe.x=" + std::to_string(x));
    driver.set("probe.y=" + std::to_string(y));
  }
  // x at the marker, in the selected map.
  static void poke(Driver& driver, const std::string& value) {
    driver.set("poke.value=" + value);
    settle(driver);
  }
  static void choose(Driver& driver, const std::string& setting) {
    driver.set(setting);
    settle(driver);
  }
  static void settle(Driver& driver) {
    driver.wait_idle();
    driver.wait_for("who answers", [](const Json& state) { return state["poke"].contains("answered"); });
  }
  static std::int64_t answered(Driver& driver) { return driver.value("/poke/answered").get<std::int64_t>(); }
  // All that is said of y.
  static Json y_of(Driver& driver) { return Json{driver.value("/output"), driver.value("/probe/value")}; }
  static std::size_t pokes(const Driver& driver) { return driver.session().document().pokes.size(); }
};

}  // namespace pw

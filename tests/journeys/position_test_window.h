#pragma once
// Shared by the journeys through the mode *one position*.
#include <cstdint>
#include <string>
#include <vector>

#include "journey.h"

namespace pw {

class PositionJourney : public Journey {
 protected:
  static void show(Driver& driver) {
    driver.key("E");
    driver.move_away();
  }

  // At the selected position, as y has it before its activation.
  static float sum_of(const Driver& driver, std::int64_t output, std::int64_t x, std::int64_t y) {
    const Tensor& sums = driver.session().outputs().sums();
    return sums.plane(0, output)[static_cast<std::size_t>(y * sums.shape().w + x)];
  }
  static float x_of(const Driver& driver, std::int64_t map, std::int64_t x, std::int64_t y) {
    const Tensor& maps = driver.session().document().input->features.maps;
    return maps.plane(0, map)[static_cast<std::size_t>(y * maps.shape().w + x)];
  }
  // Fails where parts of the panel touch one another, or reach beyond the window.
  static void expect_tidy(Driver& driver) {
    std::vector<std::string> names;
    for (const auto& [name, area] : driver.state()["widgets"].items()) {
      const bool is_part = name == "probe.x" || name == "probe.products" || name == "probe.run" ||
                           name.starts_with("probe.term.") || name.starts_with("probe.of.") ||
                           name.starts_with("probe.output") || name.starts_with("probe.sort.") ||
                           name == "probe.copy" || name.starts_with("maps.show");
      if (is_part) names.push_back(name);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Area a = driver.widget(names[i]);
      EXPECT_GE(a.x, 0.0F) << names[i];
      EXPECT_LE(a.right(), static_cast<float>(driver.width())) << names[i];
      for (std::size_t j = 0; j < i; ++j) {
        const Area b = driver.widget(names[j]);
        const bool touch = a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
        EXPECT_FALSE(touch) << names[i] << " and " << names[j];
      }
    }
  }
};

}  // namespace pw

#pragma once
// Shared by the journeys through the mode *one position*.
#include <cstdint>
#include <string>
#include <utility>
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
  static float sum_here(Driver& driver, std::int64_t output) {
    return sum_of(driver, output, driver.value("/probe/x").get<std::int64_t>(),
                  driver.value("/probe/y").get<std::int64_t>());
  }
  static float x_of(const Driver& driver, std::int64_t map, std::int64_t x, std::int64_t y) {
    const Tensor& maps = driver.session().document().input->features.maps;
    return maps.plane(0, map)[static_cast<std::size_t>(y * maps.shape().w + x)];
  }
  // Fails where parts of the panel touch one another, or reach beyond the window.
  static void expect_tidy(Driver& driver) {
    std::vector<std::pair<std::string, Area>> parts;
    driver.frame(2);
    for (const auto& [name, place] : driver.state()["widgets"].items()) {
      const bool is_part = name == "probe.x" || name == "probe.products" || name == "probe.run" ||
                           name.starts_with("probe.term.") || name.starts_with("probe.of.") ||
                           name.starts_with("probe.output") || name.starts_with("probe.sort.") ||
                           name == "probe.copy" || name.starts_with("maps.show");
      if (is_part)
        parts.emplace_back(
            name, Area{place[0].get<float>(), place[1].get<float>(), place[2].get<float>(), place[3].get<float>()});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [name, a] = parts[i];
      EXPECT_GE(a.x, 0.0F) << name;
      EXPECT_LE(a.right(), static_cast<float>(driver.width())) << name;
      for (std::size_t j = 0; j < i; ++j) {
        const Area& b = parts[j].second;
        const bool touch = a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
        EXPECT_FALSE(touch) << name << " and " << parts[j].first;
      }
    }
  }
};

}  // namespace pw

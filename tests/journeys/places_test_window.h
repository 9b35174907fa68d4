#pragma once
// A window shown in a look at a size.
#include <fmt/format.h>

#include <algorithm>

#include "journey.h"

namespace pw {

struct ShownPlace {
  const char* theme;
  int width, height;
};

class PlacesJourney : public Journey {
 protected:
  static void show(Driver& driver, const ShownPlace& place) {
    driver.texts().keep(true);
    driver.set(std::string("theme=") + place.theme);
    driver.resize(place.width, place.height);
    driver.wait_idle();
    driver.move_away();
  }
  static std::string name_of(const ShownPlace& place) {
    return fmt::format("{} {} × {}", place.theme, place.width, place.height);
  }
  static bool is_written(Driver& driver, std::string_view text) {
    return std::ranges::any_of(driver.texts().all(), [&](const WrittenText& other) { return other.text == text; });
  }
  // The maps in the grid, row by row.
  static std::vector<std::int64_t> maps_in_grid(Driver& driver) {
    std::vector<std::pair<std::pair<float, float>, std::int64_t>> places;
    for (const std::string& name : widgets_named(driver.state(), "map."))
      places.push_back({{driver.widget(name).y, driver.widget(name).x}, std::stoll(name.substr(4))});
    std::ranges::sort(places);
    std::vector<std::int64_t> maps;
    for (const auto& [place, map] : places) maps.push_back(map);
    return maps;
  }
};

}  // namespace pw

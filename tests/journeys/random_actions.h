#pragma once
// What somebody does at the window, drawn from a seed.
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "driver.h"

namespace pw {

// The same numbers everywhere, as std::uniform_int_distribution does not promise.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  bool once_in(std::size_t count) { return below(count) == 0; }
  float share() { return static_cast<float>(below(1000)) / 1000.0F; }
  float between(float low, float high) { return low + (high - low) * share(); }
  template <class List>
  const auto& any(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 random_;
};

struct RandomAction {
  std::string text;  // "click weight.0.17 (312, 220)"
  std::function<void(Driver&)> perform;
};

class RandomActions {
 public:
  struct Surroundings {
    std::vector<std::string> files;  // names of what is dropped
    std::function<std::string(const std::string& name)> path;
    bool can_save = true;
  };
  RandomActions(unsigned seed, Surroundings surroundings) : dice_(seed), surroundings_(std::move(surroundings)) {}

  // For what the window shows; now and then the last one again.
  RandomAction next(const Json& state);

 private:
  struct Place {
    std::string widget;
    ImVec2 at;
    std::string text() const;
  };

  bool is_left_alone(const std::string& widget) const;
  std::map<std::string, std::vector<std::string>> kinds_of_widgets(const Json& state) const;
  Place place(const Json& state);
  RandomAction another(const Json& state);
  RandomAction click(const Json& state);
  RandomAction drag(const Json& state);
  RandomAction held_drag_with_key(const Json& state);
  RandomAction key_while_pointing(const Json& state);
  RandomAction double_click(const Json& state);
  RandomAction key(const Json& state);
  RandomAction type();
  RandomAction wheel(const Json& state);
  RandomAction drop(const Json& state);
  RandomAction set();
  RandomAction resize();
  RandomAction wait();

  Dice dice_;
  Surroundings surroundings_;
  std::optional<RandomAction> last_;
};

}  // namespace pw

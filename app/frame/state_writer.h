#pragma once
// The window's state as JSON, in sections that are written by their owners.
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include <memory>

#include "app/frame/widgets.h"

namespace pw {

// Numbers that are not finite become null.
class StateWriter {
 public:
  StateWriter();
  ~StateWriter();
  StateWriter(const StateWriter&) = delete;
  StateWriter& operator=(const StateWriter&) = delete;

  // The object of this name, created if missing; "" is the state itself.
  nlohmann::json& section(std::string_view name);
  void add_widgets(const WidgetPlaces& places);
  // Ends the writing.
  nlohmann::json take();

 private:
  std::unique_ptr<nlohmann::json> state_;
};

nlohmann::json state_number(double value);

}  // namespace pw

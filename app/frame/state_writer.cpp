#include "app/frame/state_writer.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace pw {

StateWriter::StateWriter() : state_(std::make_unique<nlohmann::json>(nlohmann::json::object())) {}
StateWriter::~StateWriter() = default;

nlohmann::json& StateWriter::section(std::string_view name) {
  if (name.empty()) return *state_;
  nlohmann::json& part = (*state_)[std::string(name)];
  if (part.is_null()) part = nlohmann::json::object();
  return part;
}

void StateWriter::add_widgets(const WidgetPlaces& places) {
  nlohmann::json& widgets = section("widgets");
  for (const auto& [key, rect] : places.all()) widgets[widget_name(key)] = {rect.x, rect.y, rect.w, rect.h};
}

nlohmann::json StateWriter::take() {
  return std::move(*state_);
}

nlohmann::json state_number(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

}  // namespace pw

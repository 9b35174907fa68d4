#include "app/frame/state_writer.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace pw {

namespace {

using Json = nlohmann::json;

}  // namespace

StateWriter::StateWriter() : state_(std::make_unique<Json>(Json::object())) {}
StateWriter::~StateWriter() = default;

Json& StateWriter::section(std::string_view name) {
  if (name.empty()) return *state_;
  Json& part = (*state_)[std::string(name)];
  if (part.is_null()) part = Json::object();
  return part;
}

void StateWriter::add_widgets(const WidgetPlaces& places) {
  Json& widgets = section("widgets");
  for (const auto& [key, rect] : places.all()) widgets[widget_name(key)] = {rect.x, rect.y, rect.w, rect.h};
}

std::string StateWriter::text() const {
  // Paths need not be UTF-8; JSON must be.
  return state_->dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json state_number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

}  // namespace pw

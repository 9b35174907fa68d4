#include "app/view/state_file.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace pw {
namespace {

using Json = nlohmann::json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json rectangle(const Rect& rect) {
  return {rect.x, rect.y, rect.w, rect.h};
}

const char* activation_name(Activation activation) {
  switch (activation) {
    case Activation::kNone:
      return "none";
    case Activation::kRelu:
      return "relu";
    case Activation::kSigmoid:
      return "sigmoid";
    default:
      return "softmax";
  }
}

Json document_state(const Session& session) {
  const Document& document = session.document();
  const Shape& shape = document.shape();
  return {{"source", document.origin.source},
          {"extractor", document.origin.extractor ? Json(extractor_name(*document.origin.extractor)) : Json(nullptr)},
          {"weights", document.layer->name},
          {"input", {shape.n, shape.c, shape.h, shape.w}},
          {"cin", document.parameters().cin},
          {"cout", document.parameters().cout},
          {"activation", activation_name(document.parameters().activation)},
          {"undo", session.history().undo_steps()},
          {"redo", session.history().redo_steps()}};
}

Json output_state(const Session& session, const ViewState& view) {
  Json low = Json::array();
  Json high = Json::array();
  Json mean = Json::array();
  for (std::int64_t o = 0; o < session.document().parameters().cout; ++o) {
    const auto& measured = session.outputs().of(view.image, o);
    low.push_back(number(measured.min));
    high.push_back(number(measured.max));
    mean.push_back(number(measured.mean));
  }
  Json ranges = Json::array();
  for (const auto& colours : view.output_colours)
    ranges.push_back({number(colours.range.lo), number(colours.range.hi)});
  return {{"min", low}, {"max", high}, {"mean", mean}, {"range", ranges}};
}

Json selected_state(const Session& session, const ViewState& view) {
  const PointwiseLayer& layer = session.document().parameters();
  Json weight = Json::array();
  Json bias = Json::array();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    weight.push_back(number(layer.w(o, view.selected_map)));
    bias.push_back(number(layer.bias[static_cast<std::size_t>(o)]));
  }
  return {{"map", view.selected_map}, {"output", view.selected_output}, {"weight", weight}, {"bias", bias}};
}

Json probe_state(const Session& session, const ViewState& view) {
  const Shape& shape = session.document().shape();
  Json values = Json::array();
  for (std::int64_t o = 0; o < session.document().parameters().cout; ++o) {
    values.push_back(number(session.outputs().values().plane(
        view.image, o)[static_cast<std::size_t>(view.probe.y * shape.w + view.probe.x)]));
  }
  return {{"x", view.probe.x}, {"y", view.probe.y}, {"value", values}};
}

// Absent before the first measurement.
const char* measurement_name(MachineSpeed::State state) {
  switch (state) {
    case MachineSpeed::State::kIdle:
      return nullptr;
    case MachineSpeed::State::kRunning:
      return "running";
    case MachineSpeed::State::kDone:
      return "done";
    case MachineSpeed::State::kCancelled:
      return "cancelled";
    default:
      return "failed";
  }
}

}  // namespace

std::string state_json(const Session& session, const MachineSpeed& machine_speed, const ViewState& view,
                       const WidgetRegistry& widgets, const FrameTimes& times) {
  const auto activity = session.worker().activity();
  Json state = {{"frame", times.frame},
                {"revision", session.revision()},
                {"busy", activity ? activity->label : ""},
                {"error", session.error()},
                {"message", session.message()},
                {"document", document_state(session)},
                {"selected", selected_state(session, view)},
                {"theme", theme_name(view.theme)},
                {"n", view.image},
                {"layout", view.nhwc ? "nhwc" : "nchw"},
                {"curtain", view.curtain},
                {"frame_ms", {{"last", times.last_ms}, {"p95", times.p95_ms}}}};
  if (session.outputs_fit() && session.outputs_are_current()) {
    state["output"] = output_state(session, view);
    state["probe"] = probe_state(session, view);
  }
  if (const char* name = measurement_name(machine_speed.state()))
    state["bench"] = {{"state", name}, {"rows", machine_speed.rows().size()}};
  Json rectangles = Json::object();
  for (const auto& [name, rect] : widgets.all()) rectangles[name] = rectangle(rect);
  state["widgets"] = std::move(rectangles);
  return state.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool write_state(const std::string& path, const std::string& json) {
  const std::string temporary = path + ".part";
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file << json;
    if (!file.flush()) return false;
  }
  return std::rename(temporary.c_str(), path.c_str()) == 0;
}

}  // namespace pw

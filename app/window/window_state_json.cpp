#include "app/window/window_state_json.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace pw {
namespace {

// With more parameters, they are left out of the state.
constexpr std::int64_t kMaxParameters = 4096;

nlohmann::json numbers(std::span<const float> values) {
  nlohmann::json array = nlohmann::json::array();
  for (const float value : values) array.push_back(state_number(value));
  return array;
}

void describe_document(StateWriter& writer, const Session& session) {
  const Document& document = session.document();
  const Shape& shape = document.shape();
  nlohmann::json& section = writer.section("document");
  section = {{"source", source_text(document.source)},
             {"extractor", document.source.extractor ? nlohmann::json(extractor_name(*document.source.extractor))
                                                     : nlohmann::json(nullptr)},
             {"weights", document.weights().name},
             {"input", {shape.n, shape.c, shape.h, shape.w}},
             {"cin", document.network.cin()},
             {"cout", document.network.cout()},
             {"activation", activation_name(document.parameters().activation)},
             {"muted", document.mask.muted},
             {"solo", document.mask.solo},
             {"undo", session.history().undo_steps()},
             {"redo", session.history().redo_steps()}};
  if (document.labels != nullptr)
    section["labels"] = {{"count", label_counts(*document.labels, std::max<std::int64_t>(document.network.cout(), 2))}};
}

void describe_parameters(StateWriter& writer, const PointwiseLayer& layer) {
  if (layer.parameter_count() > kMaxParameters) return;
  nlohmann::json rows = nlohmann::json::array();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    rows.push_back(numbers(
        std::span(layer.weight).subspan(static_cast<std::size_t>(o * layer.cin), static_cast<std::size_t>(layer.cin))));
  }
  writer.section("parameters") = {{"weights", rows}, {"biases", numbers(layer.bias)}};
}

void describe_selection(StateWriter& writer, const Frame& frame) {
  const PointwiseLayer& layer = frame.session().document().parameters();
  const Selection& selection = frame.selection();
  std::vector<float> column;
  for (std::int64_t o = 0; o < layer.cout; ++o) column.push_back(layer.w(o, selection.map));
  writer.section("selected") = {{"map", selection.map},
                                {"maps", selection.maps},
                                {"output", selection.output},
                                {"weight", numbers(column)},
                                {"bias", numbers(layer.bias)}};
}

void describe_outputs(StateWriter& writer, const Frame& frame) {
  const Session& session = frame.session();
  if (!session.outputs_fit() || !frame.shown_outputs_are_current()) return;
  const OutputMaps& outputs = frame.shown_outputs();
  const Selection& selection = frame.selection();
  const Shape& shape = session.document().shape();
  std::vector<float> low, high, at_position;
  nlohmann::json mean = nlohmann::json::array();
  for (std::int64_t o = 0; o < session.document().network.cout(); ++o) {
    const OutputRange& range = outputs.of(selection.n, o);
    low.push_back(range.min);
    high.push_back(range.max);
    mean.push_back(state_number(range.mean));
    const auto at = static_cast<std::size_t>(selection.position.y * shape.w + selection.position.x);
    at_position.push_back(outputs.values().plane(selection.n, o)[at]);
  }
  nlohmann::json ranges = nlohmann::json::array();
  for (const auto& [map, range] : frame.scales().outputs) ranges.push_back(numbers(std::vector{range.lo, range.hi}));
  writer.section("output") = {{"min", numbers(low)}, {"max", numbers(high)}, {"mean", mean}, {"range", ranges}};
  writer.section("probe") = {{"x", selection.position.x}, {"y", selection.position.y}, {"value", numbers(at_position)}};
}

const char* axis_name(ShapeAxis axis) {
  switch (axis) {
    case ShapeAxis::kBatch:
      return "n";
    case ShapeAxis::kRows:
      return "h";
    case ShapeAxis::kColumns:
      return "w";
    case ShapeAxis::kMapsIn:
      return "cin";
    case ShapeAxis::kMapsOut:
      return "cout";
    case ShapeAxis::kHidden:
      return "hidden";
    case ShapeAxis::kKernel:
      return "k";
  }
  return "";
}

void describe_explanation(StateWriter& writer, const ShownExplanation& shown) {
  if (shown.text.empty() && shown.boxed.empty()) return;
  writer.section("explanation") = {{"text", shown.text}, {"box", shown.boxed}, {"pinned", shown.is_pinned}};
}

void describe_hover(StateWriter& writer, const Hover& hover) {
  nlohmann::json& section = writer.section("hover");
  if (hover.axis) section["axis"] = axis_name(*hover.axis);
  if (hover.map) section["map"] = *hover.map;
  if (hover.output) section["output"] = *hover.output;
}

// Null before the first measurement.
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
    case MachineSpeed::State::kFailed:
      return "failed";
  }
  return nullptr;
}

void describe_window(StateWriter& writer, const Frame& frame, const View& view, const FrameTimes& times) {
  const Session& session = frame.session();
  const auto activity = session.jobs().activity();
  nlohmann::json& state = writer.section("");
  state["frame"] = times.frame;
  state["revision"] = session.revision();
  state["busy"] = activity ? activity->label : "";
  state["error"] = session.error();
  state["message"] = session.message();
  state["view"] = view.id();
  state["tab"] = frame.selection().tab;
  state["theme"] = theme_name(frame.display().theme);
  state["n"] = frame.selection().n;
  state["layout"] = frame.display().axis_order == AxisOrder::kNhwc ? "nhwc" : "nchw";
  state["curtain"] = frame.display().curtain;
  state["spotlight"] = frame.has_spotlight();
  state["frame_ms"] = {{"last", times.last_ms}, {"p95", times.p95_ms}};
  if (const char* name = measurement_name(frame.machine_speed().state()))
    state["bench"] = {{"state", name}, {"rows", frame.machine_speed().rows().size()}};
}

}  // namespace

nlohmann::json state_json(const Frame& frame, const WidgetPlaces& places, const View& view, const FrameTimes& times) {
  StateWriter writer;
  describe_window(writer, frame, view, times);
  describe_document(writer, frame.session());
  describe_parameters(writer, frame.session().document().parameters());
  describe_selection(writer, frame);
  describe_outputs(writer, frame);
  describe_hover(writer, frame.hover());
  describe_explanation(writer, frame.shown_explanation());
  view.describe(writer, frame);
  writer.add_widgets(places);
  return writer.take();
}

bool write_state(const std::string& path, const nlohmann::json& state) {
  const std::string temporary = path + ".part";
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    // Paths need not be UTF-8; JSON must be.
    file << state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (!file.flush()) return false;
  }
  return std::rename(temporary.c_str(), path.c_str()) == 0;
}

}  // namespace pw

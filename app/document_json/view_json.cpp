#include "app/document_json/view_json.h"

#include <algorithm>

#include "app/document_json/json_object.h"
#include "app/document_json/names.h"

namespace pw {
namespace {

constexpr auto kSelectionFields = [](auto& object, auto& selection) {
  object.field("n", selection.n);
  object.field("map", selection.map);
  object.field("maps", selection.maps);
  object.field("output", selection.output);
  object.field("position", selection.position);
  object.field("view", selection.view);
  object.field("tab", selection.tab);
  object.field("mode", selection.mode);
  object.field("order", selection.order);
  object.field("added", selection.added);
  object.field("probe", selection.probe);
  object.field("matrix", selection.matrix);
  object.field("camera", selection.camera);
  object.field("brush", selection.brush);
  object.field("speed", selection.speed);
  object.field("decode", selection.decode);
  object.field("compare", selection.compare);
  object.field("pair", selection.pair);
  object.field("poke", selection.poke);
};

constexpr auto kDisplayFields = [](auto& object, auto& display) {
  object.field("theme", display.theme);
  object.field("axis_order", display.axis_order);
  object.field("range_mode", display.range_mode);
  object.field("strongest_only", display.strongest_only);
  object.field("overlay", display.overlay);
  object.field("threshold", display.threshold);
  object.field("shows_truth", display.shows_truth);
  object.field("shows_change", display.shows_change);
  object.field("curtain", display.curtain);
  object.field("shows_weight_gradient", display.shows_weight_gradient);
  object.field("reduces_motion", display.reduces_motion);
  object.field("pinned", display.pinned);
};

constexpr auto kPinnedFields = [](auto& object, auto& pinned) {
  object.field("outputs", pinned.outputs);
  object.field("weights", pinned.weights);
  object.field("biases", pinned.biases);
};

constexpr auto kPositionFields = [](auto& object, auto& position) {
  object.required("x", position.x);
  object.required("y", position.y);
};

constexpr auto kProbeFields = [](auto& object, auto& probe) {
  object.field("of", probe.of);
  object.field("sort", probe.sort);
};

constexpr auto kMatrixFields = [](auto& object, auto& matrix) {
  object.field("code", matrix.code);
  object.field("reshape", matrix.reshape);
};

constexpr auto kCameraFields = [](auto& object, auto& camera) {
  object.field("yaw", camera.yaw);
  object.field("pitch", camera.pitch);
  object.field("zoom", camera.zoom);
};

constexpr auto kDecodeFields = [](auto& object, auto& decode) {
  object.field("from", decode.from);
  object.field("outputs", decode.outputs);
  object.field("which", decode.which);
  object.field("sort", decode.sort);
  object.field("blind", decode.is_blind);
};

constexpr auto kCompareFields = [](auto& object, auto& compare) {
  object.field("scope", compare.scope);
  object.field("more", compare.shows_more);
  object.field("outputs", compare.outputs);
};

constexpr auto kPairChoiceFields = [](auto& object, auto& pair) {
  object.field("layer", pair.layer);
  object.field("output", pair.output);
  object.field("input", pair.input);
  object.field("bias", pair.is_bias);
  object.field("position", pair.position);
};

constexpr auto kPokeChoiceFields = [](auto& object, auto& poke) {
  object.field("kernel", poke.kernel);
  object.field("stride", poke.stride);
  object.field("outer", poke.has_outer_taps);
  object.field("blind", poke.is_blind);
  object.field("sum", poke.shows_sum);
  object.field("takes_pixels", poke.takes_pixels);
  object.field("pixel", poke.pixel);
};

constexpr auto kBrushFields = [](auto& object, auto& brush) {
  object.field("tool", brush.tool);
  object.field("class", brush.kind);
  object.field("size", brush.size);
};

}  // namespace

OrderedJson to_json(const Selection& selection) {
  return write_object(selection, kSelectionFields);
}

void read(const OrderedJson& json, Selection& selection, JsonProblem& problem) {
  read_object(json, selection, problem, kSelectionFields);
  if (problem.found()) return;
  // One without the other would disagree with its default.
  const auto& maps = selection.maps;
  if (json.contains("map") && !json.contains("maps")) selection.maps = {selection.map};
  const OrderedJson& at = json.contains("maps") ? json["maps"] : json;
  if (std::ranges::adjacent_find(maps, std::greater_equal()) != maps.end())
    problem.report(at, "must be sorted without duplicates");
  else if (!std::ranges::binary_search(maps, selection.map))
    problem.report(at, fmt::format("must contain the selected map {}", selection.map));
}

OrderedJson to_json(const Display& display) {
  return write_object(display, kDisplayFields);
}

void read(const OrderedJson& json, Display& display, JsonProblem& problem) {
  read_object(json, display, problem, kDisplayFields);
  if (problem.found()) return;
  if (display.threshold < 0.0F || display.threshold > 1.0F) problem.report(json["threshold"], "must be from 0 to 1");
}

OrderedJson to_json(const PinnedScales& pinned) {
  return write_object(pinned, kPinnedFields);
}

void read(const OrderedJson& json, PinnedScales& pinned, JsonProblem& problem) {
  read_object(json, pinned, problem, kPinnedFields);
  if (problem.found()) return;
  if (pinned.weights <= 0.0F) problem.report(json["weights"], "must be above 0");
  if (pinned.biases <= 0.0F) problem.report(json["biases"], "must be above 0");
}

// [lo, hi]
OrderedJson to_json(const Range& range) {
  return to_json(std::vector{range.lo, range.hi});
}

void read(const OrderedJson& json, Range& range, JsonProblem& problem) {
  std::vector<float> ends;
  read(json, ends, problem);
  if (problem.found()) return;
  if (ends.size() != 2 || ends[0] >= ends[1]) return problem.report(json, "must be two numbers, the smaller one first");
  range = {ends[0], ends[1]};
}

OrderedJson to_json(const Position& position) {
  return write_object(position, kPositionFields);
}

void read(const OrderedJson& json, Position& position, JsonProblem& problem) {
  read_object(json, position, problem, kPositionFields);
}

OrderedJson to_json(const Probe& probe) {
  return write_object(probe, kProbeFields);
}

void read(const OrderedJson& json, Probe& probe, JsonProblem& problem) {
  read_object(json, probe, problem, kProbeFields);
}

OrderedJson to_json(const StackCamera& camera) {
  return write_object(camera, kCameraFields);
}

void read(const OrderedJson& json, StackCamera& camera, JsonProblem& problem) {
  read_object(json, camera, problem, kCameraFields);
  if (problem.found()) return;
  const auto check = [&](const char* key, float value, float least, float most) {
    if (!(value >= least && value <= most))
      problem.report(json[key], fmt::format("must be from {} to {}", least, most));
  };
  check("yaw", camera.yaw, 0.0F, StackCamera::kMostYaw);
  check("pitch", camera.pitch, 0.0F, StackCamera::kMostPitch);
  check("zoom", camera.zoom, 1.0F, StackCamera::kMostZoom);
}

OrderedJson to_json(const Decode& decode) {
  return write_object(decode, kDecodeFields);
}

void read(const OrderedJson& json, Decode& decode, JsonProblem& problem) {
  read_object(json, decode, problem, kDecodeFields);
  if (problem.found()) return;
  if (decode.outputs < 1 || decode.outputs > kMostDecoded)
    problem.report(json["outputs"], fmt::format("must be from 1 to {}", kMostDecoded));
}

OrderedJson to_json(const Compare& compare) {
  return write_object(compare, kCompareFields);
}

void read(const OrderedJson& json, Compare& compare, JsonProblem& problem) {
  read_object(json, compare, problem, kCompareFields);
  if (problem.found()) return;
  if (compare.outputs && (*compare.outputs < 1 || *compare.outputs > kMostCompared))
    problem.report(json["outputs"], fmt::format("must be from 1 to {}", kMostCompared));
}

OrderedJson to_json(const PairChoice& pair) {
  return write_object(pair, kPairChoiceFields);
}

void read(const OrderedJson& json, PairChoice& pair, JsonProblem& problem) {
  read_object(json, pair, problem, kPairChoiceFields);
  if (problem.found()) return;
  if (pair.layer < 0 || pair.layer > 1) problem.report(json["layer"], "must be 0 or 1");
  if (pair.output < 0) problem.report(json["output"], "must not be negative");
  if (pair.input < 0) problem.report(json["input"], "must not be negative");
}

OrderedJson to_json(const PokeChoice& poke) {
  return write_object(poke, kPokeChoiceFields);
}

void read(const OrderedJson& json, PokeChoice& poke, JsonProblem& problem) {
  read_object(json, poke, problem, kPokeChoiceFields);
  if (problem.found()) return;
  if (poke.stride != 1 && poke.stride != 2) problem.report(json["stride"], "must be 1 or 2");
}

OrderedJson to_json(const Brush& brush) {
  return write_object(brush, kBrushFields);
}

void read(const OrderedJson& json, Brush& brush, JsonProblem& problem) {
  read_object(json, brush, problem, kBrushFields);
  if (problem.found()) return;
  if (brush.kind < 0) problem.report(json["class"], "must not be negative");
  if (brush.size < 1 || brush.size > kLargestBrush)
    problem.report(json["size"], fmt::format("must be from 1 to {}", kLargestBrush));
}

OrderedJson to_json(const MatrixChoice& matrix) {
  return write_object(matrix, kMatrixFields);
}

void read(const OrderedJson& json, MatrixChoice& matrix, JsonProblem& problem) {
  read_object(json, matrix, problem, kMatrixFields);
  if (problem.found()) return;
  if (!(matrix.reshape >= 0.0F && matrix.reshape <= 1.0F)) problem.report(json["reshape"], "must be from 0 to 1");
}

}  // namespace pw

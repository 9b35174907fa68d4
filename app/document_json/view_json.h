#pragma once
// Selection and display as JSON.
#include "app/document_json/json_values.h"
#include "app/presentation/display.h"
#include "app/presentation/selection.h"

namespace pw {

OrderedJson to_json(const Selection& selection);
// `maps` is sorted and contains `map`. The caller must check that the stack has the maps and the position, and that the
// view exists: see clamped().
void read(const OrderedJson& json, Selection& selection, JsonProblem& problem);

OrderedJson to_json(const Display& display);
void read(const OrderedJson& json, Display& display, JsonProblem& problem);

OrderedJson to_json(const Position& position);
void read(const OrderedJson& json, Position& position, JsonProblem& problem);
OrderedJson to_json(const Probe& probe);
void read(const OrderedJson& json, Probe& probe, JsonProblem& problem);
OrderedJson to_json(const MatrixChoice& choice);
void read(const OrderedJson& json, MatrixChoice& choice, JsonProblem& problem);
OrderedJson to_json(const Compare& compare);
void read(const OrderedJson& json, Compare& compare, JsonProblem& problem);
OrderedJson to_json(const StackCamera& camera);
void read(const OrderedJson& json, StackCamera& camera, JsonProblem& problem);
OrderedJson to_json(const Decode& decode);
void read(const OrderedJson& json, Decode& decode, JsonProblem& problem);
OrderedJson to_json(const PairChoice& pair);
void read(const OrderedJson& json, PairChoice& pair, JsonProblem& problem);
OrderedJson to_json(const PokeChoice& poke);
void read(const OrderedJson& json, PokeChoice& poke, JsonProblem& problem);
OrderedJson to_json(const Brush& brush);
void read(const OrderedJson& json, Brush& brush, JsonProblem& problem);
OrderedJson to_json(const Range& range);
void read(const OrderedJson& json, Range& range, JsonProblem& problem);
OrderedJson to_json(const PinnedScales& pinned);
void read(const OrderedJson& json, PinnedScales& pinned, JsonProblem& problem);

}  // namespace pw

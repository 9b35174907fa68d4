#pragma once
// The document and its smaller parts as JSON. Labels, locks and networks have files of their own.
#include <optional>

#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

// What JSON holds of a document: it is thin, but the shape of its stack is known if it was when it was written.
struct ThinDocument {
  Document document;
  std::optional<Shape> input;
};

// Picture, ground truth and stack null.
ThinDocument thin(const Document& document);

Json to_json(const Document& document);
Json to_json(const ThinDocument& thin);
// Its parts fit each other and, where the shape is there, the stack. The sizes of a stack that is made again from the
// source are for the caller to check.
void read(const Json& json, ThinDocument& thin, JsonProblem& problem);

Json to_json(const Source& source);
void read(const Json& json, Source& source, JsonProblem& problem);
Json to_json(const TrainingSettings& training);
void read(const Json& json, TrainingSettings& training, JsonProblem& problem);
Json to_json(const Mask& mask);
void read(const Json& json, Mask& mask, JsonProblem& problem);
inline bool is_absent(const Mask& mask) {
  return mask.empty();
}
Json to_json(const Poke& poke);
void read(const Json& json, Poke& poke, JsonProblem& problem);

}  // namespace pw

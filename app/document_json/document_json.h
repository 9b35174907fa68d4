#pragma once
// The document and its smaller parts as JSON. Labels, locks and networks have their own files.
#include <optional>

#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

// A document as stored in JSON: thin, but with the shape of its stack if that was known when it was written.
struct ThinDocument {
  Document document;
  std::optional<Shape> input;
};

// With picture, ground truth and stack null.
ThinDocument thin(const Document& document);

OrderedJson to_json(const Document& document);
OrderedJson to_json(const ThinDocument& thin);
// Checks that the parts fit each other and, if the shape is present, the stack. The caller must check the size of a
// stack made again from the source.
void read(const OrderedJson& json, ThinDocument& thin, JsonProblem& problem);

OrderedJson to_json(const Source& source);
void read(const OrderedJson& json, Source& source, JsonProblem& problem);
OrderedJson to_json(const TrainingSettings& training);
void read(const OrderedJson& json, TrainingSettings& training, JsonProblem& problem);
OrderedJson to_json(const Mask& mask);
void read(const OrderedJson& json, Mask& mask, JsonProblem& problem);
inline bool is_absent(const Mask& mask) {
  return mask.empty();
}
OrderedJson to_json(const Poke& poke);
void read(const OrderedJson& json, Poke& poke, JsonProblem& problem);

}  // namespace pw

#pragma once
// Locks as JSON: a run-length encoded string for each filter.
#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

// Null if nothing is locked. Locks that fit no layer, such as those of replaced weights, are left out.
OrderedJson locks_json(const Document& document);
// Reads locks for the document's networks, which have been read.
void read_locks(const OrderedJson& json, Document& document, JsonProblem& problem);

}  // namespace pw

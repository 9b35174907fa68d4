#pragma once
// Locks as JSON: a row of runs for each filter.
#include "app/document/document.h"
#include "app/document_json/json_values.h"

namespace pw {

// Null where nothing is locked. Locks that fit no layer, as those of weights that were replaced by others, are left
// out.
Json locks_json(const Document& document);
// Those of the document's networks.
void read_locks(const Json& json, Document& document, JsonProblem& problem);

}  // namespace pw

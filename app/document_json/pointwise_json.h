#pragma once
// Document, selection and display as one text, in the format that CONTRIBUTING.md describes under "The document as
// JSON". To write only a part, use its to_json and json_text; to read one, parse_json and read.
#include <string>
#include <string_view>

#include "app/document_json/document_json.h"
#include "app/document_json/view_json.h"
#include "compute/core/error.h"

namespace pw {

inline constexpr std::int64_t kJsonVersion = 1;

struct ReadBack {
  Document document;  // thin
  Selection selection;
  Display display;
  std::optional<Shape> input;  // of the document's stack when it was written
};

std::string write_json(const Document& document, const Selection& selection, const Display& display);
// Gives the text it was read from, except for white space and missing keys.
std::string write_json(const ReadBack& read);

// `subject` names the file in errors, which are one sentence with the line, what is wrong and, if it helps, what to do.
// If the text has no selection or display, they have their defaults.
Expected<ReadBack> read_json(const std::string& subject, std::string_view text);

}  // namespace pw

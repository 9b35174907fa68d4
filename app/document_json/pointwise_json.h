#pragma once
// Document, selection and display as one text, in the format that CONTRIBUTING.md describes under "The document as
// JSON". Whoever writes a part alone takes to_json of the part and json_text; whoever reads one, parse_json and read.
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
  std::optional<Shape> input;  // of the stack that the document had when it was written
};

std::string write_json(const Document& document, const Selection& selection, const Display& display);
// The text from which it was read, but for spaces and missing keys.
std::string write_json(const ReadBack& read);

// `subject` names the file in an error: one sentence with the line, what is wrong and, where it helps, what to do.
// Selection and display are the defaults where the text has none.
Expected<ReadBack> read_json(const std::string& subject, std::string_view text);

}  // namespace pw

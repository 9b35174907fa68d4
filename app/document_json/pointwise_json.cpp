#include "app/document_json/pointwise_json.h"

#include "app/document_json/json_object.h"
#include "app/document_json/json_parse.h"

namespace pw {
namespace {

constexpr const char* kFormat = "pointwise";

std::string text_of(const ThinDocument& thin, const Selection& selection, const Display& display) {
  OrderedJson json = OrderedJson::object();
  json["format"] = kFormat;
  json["version"] = kJsonVersion;
  json["document"] = to_json(thin);
  json["selection"] = to_json(selection);
  json["display"] = to_json(display);
  return json_text(json);
}

// Checked first: a later format may have other keys and values.
Expected<void> check_version(const std::string& subject, const OrderedJson& json) {
  const auto format = json.is_object() ? json.find("format") : json.end();
  if (format == json.end() || *format != kFormat)
    return fail(subject, "is not a Pointwise document: it must begin with {{\"format\": \"{}\"", kFormat);
  const auto version = json.find("version");
  if (version != json.end() && version->is_number_unsigned() && version->get<std::uint64_t>() > kJsonVersion)
    return fail(subject, "was written by a newer Pointwise (format {}; this one reads {}): update",
                version->get<std::uint64_t>(), kJsonVersion);
  return {};
}

void read_all(const OrderedJson& json, ThinDocument& thin, ReadBack& back, JsonProblem& problem) {
  ObjectReader object(json, problem);
  object.find("format");
  std::int64_t version = 0;
  object.required("version", version);
  if (version != kJsonVersion && !problem.found())
    problem.report(json["version"], fmt::format("must be {}", kJsonVersion));
  object.required("document", thin);
  object.field("selection", back.selection);
  object.field("display", back.display);
  object.finish();
}

}  // namespace

std::string write_json(const Document& document, const Selection& selection, const Display& display) {
  return text_of(thin(document), selection, display);
}

std::string write_json(const ReadBack& read) {
  return text_of({read.document, read.input}, read.selection, read.display);
}

Expected<ReadBack> read_json(const std::string& subject, std::string_view text) {
  const auto json = parse_json(subject, text);
  if (!json) return Unexpected(json.error());
  if (auto checked = check_version(subject, *json); !checked) return Unexpected(checked.error());
  ThinDocument thin;
  ReadBack back;
  JsonProblem problem;
  read_all(*json, thin, back, problem);
  if (problem.found()) return Unexpected(problem.error(subject, text, *json));
  back.document = std::move(thin.document);
  back.input = thin.input;
  return back;
}

}  // namespace pw

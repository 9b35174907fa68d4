#include "app/comparison/comparison_file.h"

#include <span>
#include <vector>

#include "app/comparison/comparison_json.h"
#include "app/document_json/json_parse.h"
#include "compute/io/files/input_file.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

constexpr const char* kComparisonFormat = "pointwise comparison";
constexpr std::uint64_t kComparisonVersion = 1;

}  // namespace

std::string comparison_text(const Comparison& comparison) {
  OrderedJson json = OrderedJson::object();
  json["format"] = kComparisonFormat;
  json["version"] = kComparisonVersion;
  json.update(to_json(comparison, MatricesInJson::kIncluded));
  return json_text(json);
}

Expected<void> write_comparison(const std::string& path, const Comparison& comparison) {
  const std::string text = comparison_text(comparison);
  return write_file(path, std::as_bytes(std::span(text)));
}

Expected<Comparison> read_comparison(const std::string& subject, std::string_view text) {
  const auto json = parse_json(subject, text);
  if (!json) return Unexpected(json.error());
  const auto format = json->is_object() ? json->find("format") : json->end();
  if (format == json->end() || *format != kComparisonFormat)
    return fail(subject, "is not a comparison: it must begin with {{\"format\": \"{}\"", kComparisonFormat);
  const auto version = json->find("version");
  if (version == json->end() || *version != kComparisonVersion)
    return fail(subject, "is a comparison of another version than {}; make it again with `pointwise compare`",
                kComparisonVersion);
  Comparison comparison;
  JsonProblem problem;
  read(*json, comparison, problem);
  if (problem.found()) return Unexpected(problem.error(subject, text, *json));
  return comparison;
}

Expected<Comparison> read_comparison(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const auto bytes = file->read_all(static_cast<std::int64_t>(kMaxJsonBytes));
  if (!bytes) return Unexpected(bytes.error());
  return read_comparison(path, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

std::string shipped_comparison_path(const std::string& assets_folder) {
  return assets_folder + "/learned/comparison.json";
}

}  // namespace pw

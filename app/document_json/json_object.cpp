#include "app/document_json/json_object.h"

namespace pw {

ObjectReader::ObjectReader(const OrderedJson& json, JsonProblem& problem) : json_(json), problem_(problem) {
  if (!json.is_object()) report_kind(json, "an object", problem);
}

const OrderedJson* ObjectReader::find(std::string_view key) {
  known_.push_back(key);
  if (!json_.is_object()) return nullptr;
  const auto at = json_.find(std::string(key));
  return at == json_.end() ? nullptr : &*at;
}

const OrderedJson* ObjectReader::need(std::string_view key) {
  const OrderedJson* found = find(key);
  if (found == nullptr) problem_.report(json_, fmt::format("must have the key \"{}\"", key));
  return found;
}

void ObjectReader::finish() {
  if (!json_.is_object()) return;
  for (auto item = json_.begin(); item != json_.end(); ++item) {
    if (std::ranges::find(known_, item.key()) == known_.end())
      problem_.report(*item, "is not a key that this version knows");
  }
}

}  // namespace pw

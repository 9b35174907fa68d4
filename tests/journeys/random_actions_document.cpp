#include "random_actions_document.h"

#include <cstring>
#include <memory>
#include <vector>

#include "app/document_json/document_json.h"
#include "tests/compute/core/core_test_tensors.h"

namespace pw {
namespace {

template <class Value>
bool have_same_bytes(const std::vector<Value>& a, const std::vector<Value>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Value)) == 0);
}

bool are_same(const Image& a, const Image& b) {
  return a.width == b.width && a.height == b.height && have_same_bytes(a.rgb8, b.rgb8) &&
         have_same_bytes(a.rgb16, b.rgb16);
}

bool are_same(const GroundTruth& a, const GroundTruth& b) {
  return have_same_bytes(a, b);
}

bool are_same(const InputStack& a, const InputStack& b) {
  return a.features.names == b.features.names && test::same_bytes(a.features.maps, b.features.maps);
}

template <class Part>
bool are_same(const std::shared_ptr<const Part>& a, const std::shared_ptr<const Part>& b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a == b || are_same(*a, *b);
}

}  // namespace

testing::AssertionResult are_byte_equal(const Document& a, const Document& b) {
  if (!are_same(a.picture, b.picture)) return testing::AssertionFailure() << "the pictures differ";
  if (!are_same(a.ground_truth, b.ground_truth)) return testing::AssertionFailure() << "the ground truths differ";
  if (!are_same(a.input, b.input)) return testing::AssertionFailure() << "the stacks differ";
  const PointwiseLayer &layer_a = a.parameters(), &layer_b = b.parameters();
  if (!have_same_bytes(layer_a.weight, layer_b.weight) || !have_same_bytes(layer_a.bias, layer_b.bias))
    return testing::AssertionFailure() << "the weights differ";
  if (const OrderedJson json_a = to_json(a), json_b = to_json(b); json_a != json_b)
    return testing::AssertionFailure() << json_a.dump() << "\nand\n" << json_b.dump();
  return testing::AssertionSuccess();
}

}  // namespace pw

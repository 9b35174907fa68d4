// Invalid documents are refused with the line and the reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json_test_document.h"

namespace pw {
namespace {

using testing::StartsWith;

// One change to the text of the full document.
struct WrongValue {
  std::string from, to;
  std::string reason;  // after "a.json: line N: ", where N is the line of the change
};

void expect_refused(const WrongValue& wrong) {
  const std::string text = text_with_everything();
  const auto at = text.find(wrong.from);
  EXPECT_NE(at, std::string::npos) << wrong.from;
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n');
  EXPECT_THAT(refusal(with_replaced(text, wrong.from, wrong.to)),
              StartsWith(fmt::format("a.json: line {}: {}", line, wrong.reason)))
      << wrong.to;
}

TEST(JsonRefusal, ParametersAndShapesThatDoNotFit) {
  const WrongValue all[] = {
      {"\"-Infinity\", 1e-45", "1", "document.network[0].bias must have 2 numbers, but has 1"},
      {"[3.4028235e+38, \"Infinity\", 16777216, -1.5]", "[1]",
       "document.network[0].weight[1] must have 4 numbers, but has 1"},
      {"[[0.1, -0.0, 0.33333334, 1e-45]", "[[]", "document.network[0].weight must be rows of numbers"},
      {"\"Infinity\"", "\"infinite\"", "document.network[0].weight[1][1] must be a number, \"NaN\", \"Infinity\""},
      {"\"Infinity\"", "null", "document.network[0].weight[1][1] must be a number, but is null"},
      {"\"Infinity\"", "1e39", "document.network[0].weight[1][1] is too large for a 32-bit number"},
      {"\"Infinity\"", "1e999", "a number is too large"},
      {"[\"\", \"road\"]", "[\"\", \"road\", \"sky\"]",
       "document.network[0].output_names is 3 long, but there are only 2 outputs"},
      {"[null, \"road\"]", "[null, \"road\", null]", "document.network[0].classes is 3 long"},
      {"[null, \"road\"]", "[null, \"rood\"]", "document.network[0].classes[1] must be one of \"sky\", \"road\", "},
      {"[1, 4, 3, 4]", "[1, 5, 3, 4]", "document.input has 5 maps, but the network takes 4"},
      {"[1, 4, 3, 4]", "[1, -4, 3, 4]", "document.input[1] must be a whole number from 0 to 2147483647"},
      {"[1, 4, 3, 4]", "[1, 4, 3.5, 4]", "document.input[2] must be a whole number"},
      {"[1, 4, 3, 4]", "[1, 4, 0, 4]", "document.input must be four sizes of at least 1"},
      {"[1, 4, 3, 4]", "[4, 3, 4]", "document.input must be four sizes of at least 1"},
      {"[1, 4, 3, 4]", "[1, 4, 2147483648, 1]", "document.input[2] must be a whole number from 0 to 2147483647"},
      {"[1, 4, 3, 4]", "[2147483647, 4, 2147483647, 2]", "document.input is too large"},
      {"\"softmax\"", "\"soft\"", "document.network[0].activation must be one of \"none\", \"relu\""},
      {"\"softmax\"", "3", "document.network[0].activation must be one of \"none\", \"relu\""},
  };
  for (const WrongValue& wrong : all) expect_refused(wrong);
}

TEST(JsonRefusal, PartsThatDoNotFitTheDocument) {
  const WrongValue all[] = {
      {"\"muted\": [1, 3]", "\"muted\": [1, 4]", "document.mask.muted[1] is no map: there are 4"},
      {"\"muted\": [1, 3]", "\"muted\": [3, 1]", "document.mask.muted must be sorted without duplicates"},
      {"\"solo\": [0, 2]", "\"solo\": [2, 2]", "document.mask.solo must be sorted without duplicates"},
      {"\"size\": [1, 3, 4]", "\"size\": [1, 3, 5]", "document.labels.rows[0] is 4 long, but must be 5"},
      {"\"size\": [1, 3, 4]", "\"size\": [1, 3, 3]", "document.labels.rows[0] is longer than 3"},
      {"\"size\": [1, 3, 4]", "\"size\": [1, 2, 4]", "document.labels.rows must have 2 rows, but has 3"},
      {"\"size\": [1, 3, 4]", "\"size\": [0, 3, 4]", "document.labels.size must be three sizes of at least 1"},
      {"\"size\": [1, 3, 4]", "\"size\": [2147483647, 2147483647, 2147483647]", "document.labels.size is too large"},
      {"\"0 8*2 .\"", "\"0 9*2 .\"",
       "document.labels.rows[0] has a run that begins with \"9*2 .\", but only \".012345678\" are allowed"},
      {"\"0 8*2 .\"", "\"0 8*99999999999999999999 .\"", "document.labels.rows[0] must be runs such as \"8*30 8\""},
      {"\"0 8*2 .\"", "\"0 8*-2 .\"", "document.labels.rows[0] must be runs"},
      {"\"0 8*2 .\"", "\"0 8*0 .\"", "document.labels.rows[0] must be runs"},
      {"\"0 8*2 .\"", "\"0 8*2 . \"", "document.labels.rows[0] must be runs"},
      {"\"0 8*2 .\"", "\"08*2.\"", "document.labels.rows[0] must be runs"},
      {"\"0 8*2 .\"", "\"0 8*4294967297 .\"", "document.labels.rows[0] is longer than 4"},
      {"\"0 8*2 .\"", "17", "document.labels.rows[0] must be a string, but is a number"},
      {"{\"n\": 0, \"map\": 3", "{\"n\": 0, \"map\": 4", "document.pokes[0] is in map 4, but there are 4"},
      {"{\"n\": 0, \"map\": 3", "{\"n\": 1, \"map\": 3", "document.pokes[0] is outside the maps"},
      {"\"y\": 1, \"value\"", "\"y\": 3, \"value\"", "document.pokes[0] is outside the maps"},
      {"\"value\": 0.7", "\"value\": \"NaN\"", "document.pokes[0].value must be a number, but is a string"},
      {"\"x*2 .*2\", ", "", "document.locks.network[0].weight must have a row for each of 2 outputs"},
      {"\"x*2 .*2\"", "\"x*2 .\"", "document.locks.network[0].weight[0] is 3 long, but must be 4"},
      {"\"x*2 .*2\"", "\"y*2 .*2\"", "document.locks.network[0].weight[0] has a run that begins with \"y*2 .*2\""},
      {"\"bias\": \". x\"}]", "\"bias\": \". x\"}, {}]", "document.locks.network locks more layers than there are"},
  };
  for (const WrongValue& wrong : all) expect_refused(wrong);
}

TEST(JsonRefusal, SettingsOutOfRange) {
  const WrongValue all[] = {
      {"\"rate\": 0.1", "\"rate\": -0.1", "document.training.rate must not be negative"},
      {"\"rate\": 0.1", "\"rate\": \"Infinity\"", "document.training.rate must be a number, but is a string"},
      {"\"rate\": 0.1", "\"rate\": 1e309", "a number is too large"},
      {"\"decay\": 1e-300", "\"decay\": -1", "document.training.decay must not be negative"},
      {"18446744073709551615", "18446744073709551616", "document.training.seed must be a whole number from 0 to 1844"},
      {"18446744073709551615", "-1", "document.training.seed must be a whole number from 0 to 18446744073709551615"},
      {"18446744073709551615", "\"1\"", "document.training.seed must be a whole number, but is a string"},
      {"\"trains_gains\": true", "\"trains_gains\": 1", "document.training.trains_gains must be true or false, but is"},
      {"\"path\": \"maps/Größe 1.npy\"", "\"path\": \"\"", "document.source.path must be a path"},
      {"\"path\": \"maps/Größe 1.npy\"", "\"path\": \"a\\u0000b\"", "document.source.path must be a path"},
      {"\"threshold\": 0.3", "\"threshold\": 1.1", "display.threshold must be from 0 to 1"},
      {"[0, 5]", "[5, 5]", "display.pinned.outputs[1] must be two numbers, the smaller one first"},
      {"[0, 5]", "[5]", "display.pinned.outputs[1] must be two numbers"},
      {"\"weights\": 0.25", "\"weights\": 0", "display.pinned.weights must be above 0"},
      {"\"biases\": 2", "\"biases\": -2", "display.pinned.biases must be above 0"},
      {"\"theme\": \"projector\"", "\"theme\": \"beige\"", "display.theme must be one of \"dark\", \"light\""},
      {"\"maps\": [1, 2]", "\"maps\": [1, 3]", "selection.maps must contain the selected map 2"},
      {"\"maps\": [1, 2]", "\"maps\": []", "selection.maps must contain the selected map 2"},
      {"\"maps\": [1, 2]", "\"maps\": [2, 1]", "selection.maps must be sorted"},
      {"\"position\": {\"x\": 3", "\"position\": {\"x\": -3", "selection.position.x must be a whole number from 0"},
      {"\"position\": {\"x\": 3, ", "\"position\": {", "selection.position must have the key \"x\""},
      {"\"yaw\": 30", "\"yaw\": 91", "selection.camera.yaw must be from 0 to 90"},
      {"\"pitch\": 45.5", "\"pitch\": -1", "selection.camera.pitch must be from 0 to 60"},
      {"\"zoom\": 2", "\"zoom\": 0.5", "selection.camera.zoom must be from 1 to 8"},
      {"\"outputs\": 7", "\"outputs\": 0", "selection.decode.outputs must be from 1 to 64"},
      {"\"outputs\": 7", "\"outputs\": 65", "selection.decode.outputs must be from 1 to 64"},
      {"\"outputs\": 12", "\"outputs\": 0", "selection.compare.outputs must be from 1 to 32"},
      {"\"outputs\": 12", "\"outputs\": 33", "selection.compare.outputs must be from 1 to 32"},
      {"\"stride\": 2", "\"stride\": 3", "selection.poke.stride must be 1 or 2"},
      {"\"kernel\": \"5\"", "\"kernel\": \"7\"", "selection.poke.kernel must be one of \"1\", \"3\", \"5\", \"dense\""},
      {"\"pixel\": {\"x\": 31", "\"pixel\": {\"x\": -1", "selection.poke.pixel.x must be a whole number from 0"},
      {"\"layer\": 1", "\"layer\": 2", "selection.pair.layer must be 0 or 1"},
      {"\"version\": 1", "\"version\": 0", "version must be 1"},
      {"\"version\": 1", "\"version\": \"1\"", "version must be a whole number, but is a string"},
  };
  for (const WrongValue& wrong : all) expect_refused(wrong);
}

TEST(JsonRefusal, KeysThatAreUnknownMissingOrGivenTwice) {
  const WrongValue all[] = {
      {"\"optimiser\"", "\"optimizer\"", "document.training.optimizer is not a key that this version knows"},
      {"\"muted\"", "\"Muted maps\"", "document.mask.\"Muted maps\" is not a key that this version knows"},
      {"\"hash\"", "\"hush\"", "document.source.hush is not a key"},
      {"\"seed\"", "\"rate\"", "the key \"rate\" appears twice"},
      {"\"curtain\"", "\"theme\"", "the key \"theme\" appears twice"},
      {"\"solo\"", "\"mut\\u0065d\"", "the key \"muted\" appears twice"},
  };
  for (const WrongValue& wrong : all) expect_refused(wrong);
  const std::string text = text_with_everything();
  EXPECT_EQ(refusal(with_replaced(text, "\"path\": \"maps/Größe 1.npy\",", "")),
            "a.json: line 6: document.source must have the key \"path\"");
  EXPECT_EQ(refusal(R"({"format": "pointwise", "version": 1})"), "a.json: line 1: must have the key \"document\"");
  EXPECT_EQ(refusal("{\"format\": \"pointwise\", \"version\": 1, \"document\": {\n}}"),
            "a.json: line 1: document must have the key \"source\"");
}

TEST(JsonRefusal, LayersThatDoNotFitEachOther) {
  const std::string text = text_with_everything();
  // The second layer of the pair begins on line 40.
  EXPECT_EQ(refusal(with_replaced(text, "[[-0.3, -0.20000002, -0.10000001]]", "[[1, 2]]")),
            "a.json: line 45: document.pair.network[1] takes 2 maps, but the layer before it gives 3");
  EXPECT_EQ(refusal(with_replaced(text, "\"input\": \"stack\"", "\"input\": \"picture\"")),
            "a.json: line 31: document.pair.network takes 4 maps, but a picture has 3");
  Document document = document_with_everything();
  document.pair->network.layers = {named_layer(3, 5, Activation::kRelu), named_layer(1, 3, Activation::kNone)};
  EXPECT_EQ(refusal(write_json(document, {}, {})),
            "a.json: line 31: document.pair.network takes 5 maps, but the stack has 4");
  document.pair->network.layers.pop_back();
  EXPECT_EQ(refusal(write_json(document, {}, {})), "a.json: line 31: document.pair.network must have 2 layers");
  document = hand_checkable_document();
  document.network.layers.push_back(named_layer(2, 2, Activation::kNone));
  EXPECT_EQ(refusal(write_json(document, {}, {})), "a.json: line 7: document.network must have one layer");
  document.network.layers.clear();
  EXPECT_EQ(refusal(write_json(document, {}, {})), "a.json: line 7: document.network must have at least one layer");
  document = document_with_everything();
  document.labels = striped_labels({1, 4, 4, 3});
  EXPECT_EQ(refusal(write_json(document, {}, {})),
            "a.json: line 57: document.labels.size must be 1 images, 3 rows and 4 columns as in the input");
}

TEST(JsonRefusal, OtherFormatsAndNewerVersions) {
  EXPECT_EQ(refusal(with_replaced(text_with_everything(), "\"version\": 1", "\"future\": [], \"version\": 2")),
            "a.json: was written by a newer Pointwise (format 2; this one reads 1): update");
  const std::string other = "a.json: is not a Pointwise document: it must begin with {\"format\": \"pointwise\"";
  EXPECT_EQ(refusal("{}"), other);
  EXPECT_EQ(refusal("[1]"), other);
  EXPECT_EQ(refusal("null"), other);
  EXPECT_EQ(refusal(R"({"format": "onnx", "version": 1})"), other);
  EXPECT_EQ(refusal(R"({"format": "pointwise"})"), "a.json: line 1: must have the key \"version\"");
}

}  // namespace
}  // namespace pw

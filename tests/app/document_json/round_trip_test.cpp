// Whatever is written reads back the same, for any document, number and locale.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <bit>
#include <clocale>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/document_json/json_parse.h"
#include "json_test_document.h"
#include "tests/source_file.h"

namespace pw {
namespace {

template <class T>
bool same(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) {
  return a == b || (a && b && *a == *b);
}

bool same(const Network& a, const Network& b) {
  return std::ranges::equal(a.layers, b.layers, [](const auto& x, const auto& y) { return same(x, y); });
}

bool same(const std::optional<Pair>& a, const std::optional<Pair>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->example == b->example && a->input == b->input && same(a->network, b->network);
}

void expect_same(const Document& read, const Document& document) {
  EXPECT_TRUE(same(read.network, document.network));
  EXPECT_TRUE(same(read.pair, document.pair));
  EXPECT_EQ(read.mask, document.mask);
  EXPECT_TRUE(same(read.labels, document.labels));
  EXPECT_TRUE(same(read.locks, document.locks));
  EXPECT_EQ(read.pokes, document.pokes);
  EXPECT_TRUE(same(read.decoder, document.decoder));
  EXPECT_EQ(read.training, document.training);
  EXPECT_EQ(read.source, document.source);
}

TEST(JsonRoundTrip, EverythingComesBackAndGivesTheSameText) {
  const Document document = document_with_everything();
  const std::string text = text_with_everything();
  const auto read = read_json("a.json", text);
  ASSERT_TRUE(read) << read.error().message();
  expect_same(read->document, document);
  EXPECT_EQ(read->selection, selection_of_all_kinds());
  EXPECT_EQ(read->display, display_of_all_kinds());
  EXPECT_EQ(read->input, document.shape());
  EXPECT_TRUE(read->document.is_thin());
  EXPECT_EQ(write_json(*read), text);
}

TEST(JsonRoundTrip, APlainDocumentComesBack) {
  const Document document = hand_checkable_document();
  const std::string text = write_json(document, {}, {});
  const auto read = read_json("a.json", text);
  ASSERT_TRUE(read) << read.error().message();
  expect_same(read->document, document);
  EXPECT_EQ(read->selection, Selection());
  EXPECT_EQ(read->display, Display());
  EXPECT_EQ(write_json(*read), text);
}

TEST(JsonRoundTrip, AThinDocumentHasNoInput) {
  Document document = document_with_everything();
  document.input.reset();
  document.source = {SceneSource{UINT64_MAX, Weather::kSnow}, ExtractorKind::kLearned, PhotoSize::kNative};
  const std::string text = write_json(document, {}, {});
  const auto read = read_json("a.json", text);
  ASSERT_TRUE(read) << read.error().message();
  expect_same(read->document, document);
  EXPECT_EQ(read->input, std::nullopt);
  EXPECT_EQ(write_json(*read), text);
}

TEST(JsonRoundTrip, MissingKeysHaveTheirDefaults) {
  const auto read = read_json("a.json", R"({"format": "pointwise", "version": 1, "document":
      {"source": {"from": "scene", "seed": 3}, "network": [{"weight": [[1, 2]], "bias": [3]}]}})");
  ASSERT_TRUE(read) << read.error().message();
  Document expected;
  expected.source = {SceneSource{3, Weather::kDay}, std::nullopt, PhotoSize::kNative};
  Weights weights;
  weights.parameters = PointwiseLayer(1, 2);
  weights.parameters.weight = {1, 2};
  weights.parameters.bias = {3};
  expected.network = one_layer(std::make_shared<const Weights>(weights));
  expect_same(read->document, expected);
  EXPECT_EQ(read->selection, Selection());
  EXPECT_EQ(read->display, Display());
}

TEST(JsonRoundTrip, ASelectedMapWithoutAListIsTheOnlyOne) {
  Selection selection;
  JsonProblem problem;
  read(OrderedJson::parse(R"({"map": 5})"), selection, problem);
  EXPECT_FALSE(problem.found());
  EXPECT_EQ(selection.maps, std::vector<std::int64_t>{5});
}

// The indented text in the section of CONTRIBUTING.md.
std::string example_of_contributing() {
  std::ifstream file(source_file("CONTRIBUTING.md"));
  std::string line, example;
  while (std::getline(file, line) && line != "## The document as JSON") {
  }
  while (std::getline(file, line) && !line.starts_with("#")) {
    if (line.starts_with("    ")) example += line + "\n";
  }
  return example;
}

TEST(JsonRoundTrip, TheExampleInContributingIsRead) {
  const auto read = read_json("CONTRIBUTING.md", example_of_contributing());
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->document.labels->classes,
            (std::vector<std::uint8_t>{0, 8, 8, 255, 255, 1, 1, 1, 255, 255, 255, 255}));
}

template <class E>
void expect_all_names(int count) {
  EXPECT_EQ(names_of(E()).size(), static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<E>(i);
    const OrderedJson json = to_json(value);
    E back = static_cast<E>((i + 1) % count);
    JsonProblem problem;
    read(json, back, problem);
    EXPECT_FALSE(problem.found()) << json;
    EXPECT_EQ(back, value) << json;
  }
}

TEST(JsonRoundTrip, EveryEnumeratorHasAUniqueName) {
  expect_all_names<Activation>(4);
  expect_all_names<SceneClass>(9);
  expect_all_names<Weather>(4);
  expect_all_names<AxisOrder>(2);
  expect_all_names<ExtractorKind>(4);
  expect_all_names<PhotoSize>(3);
  expect_all_names<NetworkId>(2);
  expect_all_names<PairCase>(6);
  expect_all_names<PairInput>(3);
  expect_all_names<Optimiser>(3);
  expect_all_names<TrainingLoss>(2);
  expect_all_names<PokeKernel>(4);
  expect_all_names<BrushTool>(3);
  expect_all_names<TrainingSpeed>(3);
  expect_all_names<MapsMode>(5);
  expect_all_names<MapsOrder>(8);
  expect_all_names<ThemeKind>(3);
  expect_all_names<AxisOrder>(2);
  expect_all_names<RangeMode>(3);
  expect_all_names<OverlayMode>(5);
}

// The bits of the parameter after a round trip; 0 if it is refused.
std::uint32_t bits_back(float value) {
  const auto json = parse_json("", json_text(parameter_json(value)));
  float back = 0.0F;
  JsonProblem problem;
  if (json) read_parameter(*json, back, problem);
  return json && !problem.found() ? std::bit_cast<std::uint32_t>(back) : 0;
}

TEST(JsonRoundTrip, EveryParameterComesBackBitForBit) {
  std::mt19937 random(1);
  for (int i = 0; i < 100'000; ++i) {
    const auto bits = static_cast<std::uint32_t>(random());
    const auto value = std::bit_cast<float>(bits);
    if (std::isnan(value)) continue;
    ASSERT_EQ(bits_back(value), bits);
  }
  for (const std::uint32_t bits : {0x80000000U, 0x00000001U, 0x007FFFFFU, 0x00800000U, 0x7F7FFFFFU, 0x7F800000U,
                                   0xFF800000U, 0x7FC00000U, 0x3DCCCCCDU, 0x15AE43FDU}) {
    EXPECT_EQ(bits_back(std::bit_cast<float>(bits)), bits);
  }
}

TEST(JsonRoundTrip, FloatsAreAsShortAsTheyCanBe) {
  EXPECT_EQ(json_text(to_json(0.1F)), "0.1\n");
  EXPECT_EQ(json_text(to_json(1.0F)), "1\n");
  EXPECT_EQ(json_text(to_json(-0.0F)), "-0.0\n");
  EXPECT_EQ(json_text(to_json(1e-45F)), "1e-45\n");
  EXPECT_EQ(json_text(to_json(std::vector{0.2F, 0.30000001F})), "[0.2, 0.3]\n");
}

TEST(JsonRoundTrip, ALayerOfTwoTimes256DoesNotBloat) {
  Document document = hand_checkable_document();
  Weights weights;
  weights.parameters = PointwiseLayer(2, 256);
  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  for (float& w : weights.parameters.weight) w = normal(random);
  document.input.reset();
  document.network = one_layer(std::make_shared<const Weights>(weights));
  const std::string text = write_json(document, {}, {});
  EXPECT_LT(text.size(), 512U * 14 + 1500);
  // One line per row.
  EXPECT_LT(std::ranges::count(text, '\n'), 70);
}

TEST(JsonRoundTrip, LocksOfMissingParametersAreLeftOut) {
  Document document = hand_checkable_document();
  document.locks = std::make_shared<const Locks>(
      Locks{{{std::vector<bool>(12, true), {true, false}}, {{true}, {}}}, {{{true}, {}}}});
  const auto read = read_json("a.json", write_json(document, {}, {}));
  ASSERT_TRUE(read) << read.error().message();
  ASSERT_NE(read->document.locks, nullptr);
  EXPECT_EQ(*read->document.locks, (Locks{{{{}, {true, false}}}, {}}));
}

TEST(JsonRoundTrip, AnUnknownLabelIsWrittenAsUnlabelled) {
  LabelMap labels{1, 1, 3, {9, 8, 254}};
  EXPECT_EQ(to_json(labels)["rows"], OrderedJson::array({". 8 ."}));
}

TEST(JsonRoundTrip, APathThatIsNotUtf8DoesNotCrash) {
  Document document = hand_checkable_document();
  document.source.from = FileSource{"a\xFF.png", "", std::nullopt};
  const auto read = read_json("a.json", write_json(document, {}, {}));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->document.source.file()->path, "a\uFFFD.png");
}

// A locale with a decimal comma. It is generated, since few systems have it.
class GermanLocale {
 public:
  GermanLocale() {
    std::string name = (std::filesystem::temp_directory_path() / "pointwise_locale_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) return;
    folder_ = name;
    const std::string made = folder_ + "/de_DE.UTF-8";
    if (std::system(("localedef -i de_DE -f UTF-8 " + made + " >" + folder_ + "/log 2>&1").c_str()) != 0) return;
    setenv("LOCPATH", folder_.c_str(), 1);
    is_set_ = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
  }
  ~GermanLocale() {
    std::setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  GermanLocale(const GermanLocale&) = delete;
  GermanLocale& operator=(const GermanLocale&) = delete;
  bool is_set() const { return is_set_; }

 private:
  std::string folder_;
  bool is_set_ = false;
};

TEST(JsonRoundTrip, NumbersUseAPointInLocalesWithADecimalComma) {
  const std::string text = text_with_everything();
  const GermanLocale german;
  if (!german.is_set()) GTEST_SKIP() << "no German locale";
  ASSERT_STREQ(std::localeconv()->decimal_point, ",");
  EXPECT_EQ(text_with_everything(), text);
  const auto read = read_json("a.json", text);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(write_json(*read), text);
  EXPECT_EQ(read->display.threshold, 0.3F);
}

}  // namespace
}  // namespace pw

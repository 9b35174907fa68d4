// Weights, kernels and biases, opened while a stack is open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import_test_files.h"

namespace pw {
namespace {

using test::error_of;
using test::new_input;
using test::opened;
using testing::HasSubstr;

// Numbers of this type ("<i8", "|b1") in a .npy file of version 1.0; 0, 1, 0, 1 …
std::string npy_of(const std::string& type, const std::string& shape, std::size_t count, std::size_t item_bytes) {
  std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
  header.resize(117, ' ');
  std::string data(count * item_bytes, '\0');
  for (std::size_t i = 0; i < count; ++i) data[i * item_bytes] = static_cast<char>(i % 2);
  return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + "\n" + data;
}

// The open stack has 4 maps of 3 × 4 and two filters.
class OpeningWeightsTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return files_.path(name); }
  std::string sentence(const std::string& name) { return error_of(opener_.open(path(name))); }

  test::ImportFiles files_;
  test::Opener opener_;
};

TEST_F(OpeningWeightsTest, WholeNumbersThatFitAreWeights) {
  files_.text("i8.npy", npy_of("<i8", "(3, 4)", 12, 8));
  files_.text("u1.npy", npy_of("|u1", "(3, 4)", 12, 1));
  files_.text("b1.npy", npy_of("|b1", "(3, 4, 1, 1)", 12, 1));
  files_.text("hwio.npy", npy_of("<i4", "(1, 1, 4, 3)", 12, 4));
  for (const char* name : {"i8.npy", "u1.npy", "b1.npy", "hwio.npy"}) {
    const auto result = opener_.open(path(name));
    ASSERT_NE(opened(result), nullptr) << name << error_of(result);
    const auto* set = std::get_if<SetWeights>(&opened(result)->action);
    ASSERT_NE(set, nullptr) << name;
    EXPECT_EQ(set->weights->name, name);
    EXPECT_EQ(set->weights->parameters.cout, 3);
    EXPECT_EQ(set->weights->parameters.w(0, 3), 1.0F) << name;
  }
}

TEST_F(OpeningWeightsTest, WholeNumbersThatDoNotFitAreLabels) {
  files_.text("labels.npy", npy_of("<i8", "(20, 72)", 1440, 8));
  const auto result = opener_.open(path("labels.npy"));
  ASSERT_NE(opened(result), nullptr) << error_of(result);
  EXPECT_TRUE(std::holds_alternative<SetLabels>(opened(result)->action));
  files_.text("bools.npy", npy_of("|b1", "(4, 3)", 12, 1));
  EXPECT_THAT(sentence("bools.npy"), HasSubstr("has 4 × 3 labels, too few for maps of 3 × 4"));
}

TEST_F(OpeningWeightsTest, WholeNumbersCorrectTheAxisOrderToo) {
  files_.npy("x.npy", {1, 3, 5, 5});
  files_.text("w.npy", npy_of("<i8", "(2, 5)", 10, 8));
  const auto stack = opener_.open(path("x.npy"));
  ASSERT_NE(new_input(stack), nullptr) << error_of(stack);
  ASSERT_EQ(new_input(stack)->input.stack->shape(), (Shape{1, 3, 5, 5}));
  opener_.context.shape = new_input(stack)->input.stack->shape();
  opener_.context.source = new_input(stack)->source;
  const auto result = opener_.open(path("w.npy"));
  ASSERT_NE(new_input(result), nullptr) << error_of(result);
  EXPECT_EQ(new_input(result)->input.stack->shape(), (Shape{1, 5, 3, 5}));
}

TEST_F(OpeningWeightsTest, KernelsForOtherMapsNeverReplaceTheStack) {
  files_.npy("flat.npy", {4, 128});
  files_.npy("oihw.npy", {4, 128, 1, 1});
  files_.npy("hwio.npy", {1, 1, 128, 4});
  for (const std::string name : {"flat.npy", "oihw.npy", "hwio.npy"}) {
    const std::string said = sentence(name);
    EXPECT_TRUE(test::is_sentence_about(said, path(name)));
    EXPECT_THAT(said, HasSubstr("has weights for 128 maps")) << name;
    EXPECT_THAT(said, HasSubstr("but the stack has 4")) << name;
  }
  files_.npy("oihw3.npy", {4, 128, 3, 3});
  files_.npy("hwio3.npy", {3, 3, 128, 4});
  for (const char* name : {"oihw3.npy", "hwio3.npy"})
    EXPECT_THAT(sentence(name), HasSubstr("a kernel larger than 1 × 1")) << name;
}

TEST_F(OpeningWeightsTest, AStackThatLooksLikeAKernelIsReadAsAdvisedOrAsAsked) {
  files_.npy("x.npy", {8, 512, 3, 3});
  EXPECT_THAT(sentence("x.npy"), HasSubstr("; if it is a stack of 512 maps, store it as NHWC, (8, 3, 3, 512)"));
  files_.npy("nhwc.npy", {8, 3, 3, 512});
  const auto advised = opener_.open(path("nhwc.npy"));
  ASSERT_NE(new_input(advised), nullptr) << error_of(advised);
  const auto asked = opener_.open(path("x.npy"), AxisOrder::kNchw);
  ASSERT_NE(new_input(asked), nullptr) << error_of(asked);
  for (const auto* set : {new_input(advised), new_input(asked)})
    EXPECT_EQ(set->input.stack->shape(), (Shape{8, 512, 3, 3}));
}

// Its rows are as many as its maps, as the inputs of weights would be.
TEST_F(OpeningWeightsTest, AStackThatIsReadInTheOtherOrderStaysAStack) {
  files_.npy("square.npy", {1, 1, 4, 4});
  const auto turned = opener_.open(path("square.npy"), AxisOrder::kNchw);
  ASSERT_NE(new_input(turned), nullptr) << error_of(turned);
  EXPECT_EQ(new_input(turned)->input.stack->shape(), (Shape{1, 1, 4, 4}));
}

TEST_F(OpeningWeightsTest, AMapOfOneImageIsAStack) {
  files_.npy("grey.npy", {1, 1, 20, 72});
  files_.npy("rgb.npy", {3, 48, 64});
  for (const auto& [name, shape] : {std::pair{"grey.npy", Shape{1, 1, 20, 72}}, {"rgb.npy", Shape{1, 3, 48, 64}}}) {
    const auto result = opener_.open(path(name));
    ASSERT_NE(new_input(result), nullptr) << error_of(result);
    EXPECT_EQ(new_input(result)->input.stack->shape(), shape);
    EXPECT_THAT(opened(result)->message, HasSubstr("read as NCHW"));
  }
}

TEST_F(OpeningWeightsTest, ABiasFileSetsTheBiases) {
  files_.npy("b.npy", {2});
  files_.text("i.npy", npy_of("<i4", "(2,)", 2, 4));
  files_.archive("net.safetensors", {{"kernel", {2, 4}}, {"bias", {2}}});
  for (const std::string name : {"b.npy", "i.npy", "net.safetensors:bias"}) {
    const auto result = opener_.open(path(name));
    ASSERT_NE(opened(result), nullptr) << error_of(result);
    const auto* set = std::get_if<SetBias>(&opened(result)->action);
    ASSERT_NE(set, nullptr) << name;
    EXPECT_EQ(set->bias, (std::vector<float>{0, 1}));
    EXPECT_EQ(opened(result)->message, name + ": 2 biases");
  }
}

TEST_F(OpeningWeightsTest, ABiasOfAnotherLengthIsOneSentence) {
  files_.npy("b.npy", {3});
  EXPECT_EQ(sentence("b.npy"),
            path("b.npy") + ": has 3 values, but the weights have 2 filters; a bias has one value per filter");
}

}  // namespace
}  // namespace pw

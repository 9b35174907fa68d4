// What the window does with each kind of file: an action, a question, or an error.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "compute/io/files/file_hash.h"
#include "import_test_files.h"

namespace pw {
namespace {

using test::choice;
using test::error_of;
using test::is_sentence_about;
using test::new_input;
using test::opened;
using testing::HasSubstr;

class OpenFileTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return files_.path(name); }
  std::string sentence(const std::string& name) { return error_of(opener_.open(path(name))); }

  test::ImportFiles files_;
  test::Opener opener_;
};

TEST_F(OpenFileTest, APictureIsReadAndRemembered) {
  files_.png("p.png", 5, 4);
  const auto result = opener_.open(path("p.png"));
  const SetInput* set = new_input(result);
  ASSERT_NE(set, nullptr) << error_of(result);
  EXPECT_EQ(set->input.stack->shape(), (Shape{1, 3, 4, 5}));
  EXPECT_EQ(set->input.picture->width, 5);
  ASSERT_NE(set->source.file(), nullptr);
  EXPECT_EQ(set->source.file()->path, path("p.png"));
  EXPECT_EQ(set->source.file()->hash, *file_hash(path("p.png"), nullptr));
  EXPECT_EQ(set->source.file()->axis_order, std::nullopt);
  EXPECT_EQ(set->source.extractor, ExtractorKind::kPixels);
  EXPECT_EQ(opened(result)->message, "p.png: 4 × 5 pixels → 3 maps of 4 × 5");
}

TEST_F(OpenFileTest, ASingleArrayIsAStack) {
  files_.npy("x.npy", {1, 6, 9, 5});
  files_.archive("one.safetensors", {{"features", {1, 6, 9, 5}}});
  files_.archive("ONE.SAFETENSORS", {{"features", {1, 6, 9, 5}}});
  for (const std::string name : {"x.npy", "one.safetensors", "ONE.SAFETENSORS", "ONE.SAFETENSORS:features"}) {
    const auto result = opener_.open(path(name));
    const SetInput* set = new_input(result);
    ASSERT_NE(set, nullptr) << error_of(result);
    EXPECT_EQ(set->input.stack->shape(), (Shape{1, 5, 6, 9}));
    EXPECT_EQ(set->input.stack->features.maps.plane(0, 3)[1], 1.0F);
    EXPECT_EQ(set->source.file()->path, path(name));
    EXPECT_EQ(set->source.file()->hash, *file_hash(path(name.substr(0, name.find(':'))), nullptr));
    EXPECT_EQ(set->source.file()->axis_order, AxisOrder::kNhwc);
    EXPECT_EQ(set->source.extractor, std::nullopt);
    EXPECT_EQ(opened(result)->message, name + ": 5 maps of 6 × 9, read as NHWC");
  }
}

TEST_F(OpenFileTest, WeightsAreThoseThatFitTheStack) {
  files_.npy("w.npy", {2, 4});
  files_.npy("w_bias.npy", {2});
  files_.archive("net.safetensors", {{"head/kernel", {3, 4, 1, 1}}});
  const auto from_npy = opener_.open(path("w.npy"));
  ASSERT_NE(opened(from_npy), nullptr) << error_of(from_npy);
  const auto* set = std::get_if<SetWeights>(&opened(from_npy)->action);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->weights->parameters.w(1, 2), 6.0F);
  EXPECT_EQ(set->weights->parameters.bias, (std::vector<float>{0, 1}));
  EXPECT_EQ(opened(from_npy)->message, "w.npy: 2 filters of 4 weights, bias from w_bias.npy");
  files_.npy("one.npy", {1, 4});
  const auto single = opener_.open(path("one.npy"));
  ASSERT_NE(opened(single), nullptr) << error_of(single);
  EXPECT_EQ(opened(single)->message.substr(0, 31), "one.npy: 1 filter of 4 weights,");
  const auto named = opener_.open(path("net.safetensors:head/kernel"));
  ASSERT_NE(opened(named), nullptr) << error_of(named);
  EXPECT_EQ(opened(named)->message, "net.safetensors:head/kernel: 3 filters of 4 weights, no bias");
}

TEST_F(OpenFileTest, SeveralArraysAreAQuestion) {
  files_.archive("m.safetensors", {{"x", {1, 6, 9, 5}}, {"a:b/c", {2, 4}}, {"none", {0, 4}}, {"scalar", {}}});
  const auto result = opener_.open(path("m.safetensors"));
  const ArrayChoice* asked = choice(result);
  ASSERT_NE(asked, nullptr) << error_of(result);
  ASSERT_EQ(asked->entries.size(), 4U);
  EXPECT_EQ(asked->entries[0].type, "F32");
  EXPECT_EQ(asked->entries[0].shape, "(1, 6, 9, 5)");
  EXPECT_EQ(asked->entries[0].path, path("m.safetensors:x"));
  EXPECT_EQ(asked->entries[2].problem, "holds no values");
  EXPECT_EQ(asked->entries[3].problem, "neither a stack nor weights");
  for (const int i : {2, 3}) EXPECT_EQ(asked->entries[static_cast<std::size_t>(i)].path, "");
  EXPECT_NE(new_input(opener_.open(asked->entries[0].path)), nullptr);
  EXPECT_NE(opened(opener_.open(asked->entries[1].path)), nullptr);
  EXPECT_EQ(several_arrays(*asked).message(),
            path("m.safetensors") +
                ": holds 4 arrays (\"x\", \"a:b/c\", \"none\", \"scalar\"); name one: "
                "FILE.safetensors:NAME");
}

TEST_F(OpenFileTest, AnErrorIsOneSentence) {
  files_.text("empty.npy", "");
  files_.text("text.txt", "hello, world");
  files_.text("text.npy", "hello, world");
  files_.text("text.safetensors", "hello, world");
  files_.npy("vector.npy", {12});
  files_.npy("five.npy", {1, 1, 2, 3, 4});
  files_.npy("w.npy", {2, 99});
  files_.archive("m.safetensors", {{"x", {1, 6, 9, 5}}, {"b", {3}}});
  const std::int32_t labels[] = {1, 2};
  std::string integers = files_.content("w.npy").substr(0, 128);
  integers.replace(integers.find("<f4"), 3, "<i4").replace(integers.find("99"), 2, "1 ");
  files_.text("labels.npy", integers + std::string(reinterpret_cast<const char*>(labels), sizeof labels));
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"absent.npy", "cannot be opened"},
      {".", "is a folder"},
      {"empty.npy", "is empty"},
      {"text.txt", "is neither a picture (PNG, JPEG, BMP) nor a NumPy array (.npy) nor a safetensors file "},
      {"text.npy", "is neither"},
      {"text.safetensors", "safetensors header"},
      {"vector.npy", "has 12 values, but the weights have 2 filters"},
      {"five.npy", "has the shape (1, 1, 2, 3, 4); stacks have 3 or 4 axes, weights 2 or 4"},
      {"w.npy", "has weights for 99 maps"},
      {"labels.npy", "labels"},
      {"m.safetensors:none", "has no array \"none\"; it holds \"x\", \"b\""},
      {"m.safetensors:b", "has 3 values"},
      {"absent.safetensors:x", "cannot be opened"},
  };
  for (const auto& [name, reason] : cases) {
    const std::string said = sentence(name);
    const std::string file =
        said.find("cannot be opened") == std::string::npos ? name : file_part(name, file_formats());
    EXPECT_TRUE(is_sentence_about(said, path(file)));
    EXPECT_THAT(said, HasSubstr(reason));
  }
}

TEST_F(OpenFileTest, EveryTruncationIsOneSentence) {
  files_.npy("x.npy", {2, 3, 4});
  files_.archive("x.safetensors", {{"x", {2, 3, 4}}});
  files_.archive("m.safetensors", {{"x", {2, 3, 4}}, {"w", {2, 4}}});
  files_.png("x.png", 5, 4);
  for (const std::string name : {"x.npy", "x.safetensors", "m.safetensors", "x.png"}) {
    const std::string whole = files_.content(name), cut = "cut-" + name;
    // The PNG decoder tolerates a missing pixel checksum and end chunk.
    const std::size_t needed = name == "x.png" ? whole.size() - 16 : whole.size();
    for (std::size_t length = 0; length < whole.size(); ++length) {
      files_.text(cut, whole.substr(0, length));
      const auto result = opener_.open(path(cut));
      ASSERT_TRUE(length >= needed || !result) << cut << " at " << length;
      ASSERT_TRUE(result || is_sentence_about(error_of(result), path(cut))) << length << ": " << error_of(result);
    }
    EXPECT_TRUE(opener_.open(path(name))) << name;
  }
}

TEST_F(OpenFileTest, OutputsThatDoNotFitInMemoryAreRefusedBeforeTheStackIsRead) {
  files_.npy("x.npy", {1, 6, 9, 5});
  files_.png("p.png", 5, 4);
  opener_.context.cout = std::int64_t{1} << 40;
  for (const auto& [name, cin] : {std::pair{"x.npy", 5}, {"p.png", 3}}) {
    opener_.context.shape.c = cin;
    EXPECT_TRUE(is_sentence_about(sentence(name), path(name)));
    EXPECT_THAT(sentence(name), HasSubstr("has outputs that do not fit in memory"));
    // Other maps get default weights, with few outputs.
    opener_.context.shape.c = 7;
    EXPECT_EQ(sentence(name), "");
  }
  opener_.context.shape.c = 5;
  opener_.cancel();
  EXPECT_THAT(sentence("x.npy"), HasSubstr("has outputs that do not fit in memory"));
}

TEST_F(OpenFileTest, WeightsWhoseOutputsDoNotFitInMemoryAreRefused) {
  files_.npy("w.npy", {100'000, 4});
  EXPECT_EQ(sentence("w.npy"), "");
  opener_.context.shape = {1, 4, 100'000, 100'000};
  EXPECT_TRUE(is_sentence_about(sentence("w.npy"), path("w.npy")));
  EXPECT_THAT(sentence("w.npy"), HasSubstr("has outputs that do not fit in memory"));
}

TEST_F(OpenFileTest, WeightsCorrectTheAxisOrderOfAnArchiveToo) {
  files_.archive("x.safetensors", {{"x", {1, 3, 4, 4}}, {"w", {2, 4}}});
  const auto stack = opener_.open(path("x.safetensors:x"));
  const SetInput* set = new_input(stack);
  ASSERT_NE(set, nullptr) << error_of(stack);
  ASSERT_EQ(set->input.stack->shape(), (Shape{1, 3, 4, 4}));
  opener_.context.shape = set->input.stack->shape();
  opener_.context.source = set->source;
  const auto result = opener_.open(path("x.safetensors:w"));
  const SetInput* turned = new_input(result);
  ASSERT_NE(turned, nullptr) << error_of(result);
  EXPECT_EQ(turned->input.stack->shape(), (Shape{1, 4, 3, 4}));
  EXPECT_TRUE(turned->replaces_weights);
  EXPECT_EQ(turned->weights->parameters.cin, 4);
  EXPECT_EQ(opened(result)->message,
            "x.safetensors:w: 2 filters of 4 weights, no bias; the stack was read as NHWC to fit");
}

TEST_F(OpenFileTest, AStackIsReadInTheRequestedAxisOrder) {
  files_.npy("x.npy", {6, 9, 5});
  const auto result = opener_.open(path("x.npy"), AxisOrder::kNchw);
  const SetInput* set = new_input(result);
  ASSERT_NE(set, nullptr) << error_of(result);
  EXPECT_EQ(set->input.stack->shape(), (Shape{1, 6, 9, 5}));
  EXPECT_EQ(set->source.file()->axis_order, AxisOrder::kNchw);
}

}  // namespace
}  // namespace pw

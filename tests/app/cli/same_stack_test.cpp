// The window and the command line read the same stack from a file, and report the same errors.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/cli/options/stack_input.h"
#include "tests/app/import/import_test_files.h"

namespace pw {
namespace {

using test::choice;
using test::error_of;
using test::new_input;

class SameStackTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return files_.path(name); }
  static Expected<StackInput> by_command_line(const std::string& path, std::int64_t cin) {
    return read_stack_input(path, std::nullopt, {cin, 2}, nullptr);
  }

  test::ImportFiles files_;
  test::Opener window_;
};

// The number of values that differ between two stacks; -1 if the shapes differ.
std::int64_t differences(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return -1;
  std::int64_t count = 0;
  for (std::int64_t n = 0; n < a.shape().n; ++n) {
    for (std::int64_t c = 0; c < a.shape().c; ++c) {
      const auto left = a.plane(n, c), right = b.plane(n, c);
      for (std::size_t i = 0; i < left.size(); ++i) count += left[i] != right[i];
    }
  }
  return count;
}

TEST_F(SameStackTest, OfTheSameFile) {
  files_.png("p.png", 7, 5);
  files_.npy("last.npy", {1, 6, 9, 5});
  files_.npy("first.npy", {24, 5, 4});
  files_.archive("one.SAFETENSORS", {{"x", {2, 6, 9, 5}}});
  files_.archive("m.safetensors", {{"w", {2, 5}}, {"x/y:z", {6, 9, 5}}});
  for (const auto& [name, cin] : {std::pair{"p.png", 3},
                                  {"last.npy", 5},
                                  {"first.npy", 24},
                                  {"one.SAFETENSORS", 5},
                                  {"m.safetensors:x/y:z", 5}}) {
    const auto read = by_command_line(path(name), cin);
    const auto shown = window_.open(path(name));
    ASSERT_TRUE(read) << error_of(read);
    const SetInput* set = new_input(shown);
    ASSERT_NE(set, nullptr) << error_of(shown);
    EXPECT_EQ(differences(read->stack, set->input.stack->features.maps), 0) << name;
    EXPECT_EQ(read->is_picture, set->input.picture != nullptr);
    EXPECT_EQ(read->axis_order, set->source.axis_order().value_or(AxisOrder::kNhwc));
  }
}

TEST_F(SameStackTest, ReportsTheSameErrorForABrokenFile) {
  files_.npy("x.npy", {2, 3, 4});
  files_.png("p.png", 5, 4);
  files_.archive("s.safetensors", {{"x", {2, 3, 4}}});
  files_.text("empty.npy", "");
  files_.text("text.npy", "hello, world");
  files_.text("magic.npy", "\x93NUMPY");
  files_.text("short.npy", files_.content("x.npy").substr(0, 150));
  files_.text("long.npy", files_.content("x.npy") + "x");
  files_.text("short.png", files_.content("p.png").substr(0, 60));
  files_.text("short.safetensors", files_.content("s.safetensors").substr(0, 30));
  files_.text("text.SAFETENSORS", "hello, world");
  files_.npy("five.npy", {1, 1, 2, 3, 4});
  for (const char* name :
       {"absent.npy", ".", "empty.npy", "text.npy", "magic.npy", "short.npy", "long.npy", "short.png",
        "short.safetensors", "text.SAFETENSORS", "five.npy", "s.safetensors:y", "absent.safetensors:x"}) {
    const std::string said = error_of(by_command_line(path(name), 3));
    EXPECT_NE(said, "") << name;
    EXPECT_EQ(said, error_of(window_.open(path(name)))) << name;
  }
}

TEST_F(SameStackTest, SeveralArraysAreAQuestionToOneAndAnErrorToTheOther) {
  files_.archive("m.safetensors", {{"a", {2, 3}}, {"b", {2}}, {"c", {2}}, {"d", {2}}, {"e", {2}}, {"f", {2}}});
  const auto asked = window_.open(path("m.safetensors"));
  ASSERT_NE(choice(asked), nullptr) << error_of(asked);
  EXPECT_EQ(error_of(by_command_line(path("m.safetensors"), 3)), several_arrays(*choice(asked)).message());
  EXPECT_EQ(several_arrays(*choice(asked)).reason,
            "holds 6 arrays (\"a\", \"b\", \"c\", \"d\" and 2 more); name one: FILE.safetensors:NAME");
}

}  // namespace
}  // namespace pw

#include "app/commands/settable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace pw {
namespace {

using testing::HasSubstr;

TEST(Settable, EachKeyAcceptsItsKindOfValue) {
  for (const char* right : {"theme=projector",
                            "layout=nchw",
                            "maps.order=strongest",
                            "range=whole_layer",
                            "overlay=argmax",
                            "curtain=true",
                            "reduced_motion=true",
                            "pin=false",
                            "n=0",
                            "map=255",
                            "scrub.k=96",
                            "threshold=0",
                            "threshold=0.25",
                            "threshold=1",
                            "muted=",
                            "muted=5,17",
                            "solo=3",
                            "maps=1,2,3",
                            "view=explore.inputs",
                            "tab=inputs"})
    EXPECT_EQ(set_problem(right), "") << right;
  for (const char* wrong : {"theme=Dark",
                            "theme=",
                            "layout=hwc",
                            "curtain=yes",
                            "curtain=",
                            "reduced_motion=1",
                            "n=-1",
                            "n=1.5",
                            "n= 1",
                            "n=1 ",
                            "n=+1",
                            "n=",
                            "n=99999999999999999999",
                            "threshold=1.01",
                            "threshold=-0.1",
                            "threshold=nan",
                            "threshold=0,5",
                            "threshold=",
                            "muted=,",
                            "muted=1,",
                            "muted=,1",
                            "muted=1,,2",
                            "muted=1;2",
                            "solo=-1",
                            "view=",
                            "tab="})
    EXPECT_THAT(set_problem(wrong), testing::StartsWith(std::string(wrong) + ": ")) << wrong;
}

TEST(Settable, AProblemListsTheChoices) {
  EXPECT_THAT(set_problem("theme=beige"), HasSubstr("dark|light|projector"));
  EXPECT_THAT(set_problem("map=x"), HasSubstr("whole number"));
  for (const char* wrong : {"colour=red", "theme", "", "=dark", "theme =dark"})
    EXPECT_THAT(set_problem(wrong), testing::AllOf(HasSubstr("theme, maps.show"), HasSubstr("solo"))) << wrong;
}

TEST(Settable, KeysAreUnique) {
  std::set<std::string> keys;
  for (const std::string& line : settable_values()) EXPECT_TRUE(keys.insert(line.substr(0, line.find(':'))).second);
  EXPECT_GT(keys.size(), 20U);
}

}  // namespace
}  // namespace pw

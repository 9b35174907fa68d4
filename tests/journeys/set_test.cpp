// `--set` has the same effect as keys and pointer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <set>

#include "app/commands/settable.h"
#include "driver.h"
#include "journey.h"

namespace pw {
namespace {

using testing::HasSubstr;

// The state without what varies from run to run.
Json lasting(Json state) {
  state.erase("frame");
  state.erase("frame_ms");
  return state;
}

// The error that Driver::set throws; empty if it does not throw.
std::string refusal(Driver& driver, const std::string& value) {
  try {
    driver.set(value);
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

struct Way {
  std::vector<std::string> values;
  std::vector<std::string> keys;
};
void PrintTo(const Way& way, std::ostream* out) {
  for (const std::string& value : way.values) *out << value << ' ';
}

// Starting from dark, NHWC, map 3, output 1 and position (5, 7).
const std::vector<Way> kWays = {
    {{"theme=light"}, {"T"}},
    {{"theme=projector"}, {"T", "T"}},
    {{"layout=nchw"}, {"N"}},
    {{"curtain=true"}, {"H"}},
    {{"range=whole_layer"}, {"R"}},
    {{"range=symmetric"}, {"R", "R"}},
    {{"strongest=true"}, {"M"}},
    {{"pin=true"}, {"P"}},
    {{"pin=true", "pin=false"}, {"P", "P"}},
    {{"change=true"}, {"C"}},
    {{"truth=true"}, {"G"}},
    {{"overlay=softmax"}, {"O"}},
    {{"overlay=values"}, {"O", "O"}},
    {{"output=0"}, {"Tab"}},
    {{"map=4"}, {"Right"}},
    {{"probe.x=6"}, {"Alt+Right"}},
    {{"probe.y=8"}, {"Alt+Down"}},
    {{"view=explore", "tab=inputs"}, {}},
};

// Each value starts from the same state, in a new window.
class SetWays : public Journey, public testing::WithParamInterface<Way> {
 protected:
  struct Reached {
    Json state;
    Picture picture;
  };
  Reached reach(const std::function<void(Driver&)>& steps) const {
    Driver driver(opened({stack_, weights_}));
    for (const char* value : {"map=3", "output=1", "probe.x=5", "probe.y=7"}) driver.set(value);
    steps(driver);
    driver.frame(3);
    return {lasting(driver.state()), driver.picture()};
  }

 private:
  const std::string stack_ = save_stack("stack.npy", made_up_stack({1, 64, 20, 72}));
  const std::string weights_ = save_weights("weights.npy", made_up_parameters(2, 64));
};

TEST_P(SetWays, LeadWhereTheKeysLead) {
  const Reached by_name = reach([](Driver& driver) {
    for (const std::string& value : GetParam().values) driver.set(value);
  });
  const Reached by_keys = reach([](Driver& driver) {
    for (const std::string& key : GetParam().keys) driver.key(key);
  });
  EXPECT_EQ(by_name.state, by_keys.state);
  EXPECT_EQ(by_name.picture, by_keys.picture);
}

INSTANTIATE_TEST_SUITE_P(All, SetWays, testing::ValuesIn(kWays));

using SetJourney = StackJourney;

TEST_F(SetJourney, SilencedMapsCountAsZeroUntilUndo) {
  const Json before = driver_.state();
  driver_.set("muted=5,17,5");
  EXPECT_EQ(driver_.value("/document/muted"), (Json{5, 17}));
  Parameters heard = parameters_;
  for (auto& row : heard.weights) row[5] = row[17] = 0.0F;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, heard));
  driver_.set("muted=");
  driver_.set("solo=2");
  for (auto& row : heard.weights) {
    for (std::size_t i = 0; i < row.size(); ++i)
      row[i] = i == 2 ? parameters_.w(&row == &heard.weights[0] ? 0 : 1, 2) : 0.0F;
  }
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, heard));
  for (int step = 0; step < 3; ++step) driver_.key("Ctrl+Z");
  EXPECT_TRUE(same_outputs(driver_.state(), before));
}

TEST_F(SetJourney, SelectsSeveralMaps) {
  driver_.set("maps=9,3,7");
  EXPECT_EQ(driver_.value("/selected/maps"), (Json{3, 7, 9}));
  EXPECT_EQ(driver_.value("/selected/map"), 3);
  driver_.set("maps=8,2");
  EXPECT_EQ(driver_.value("/selected/map"), 2);
  driver_.set("map=9");
  EXPECT_EQ(driver_.value("/selected/maps"), (Json{9}));
}

TEST_F(SetJourney, AMissingValueIsAnErrorAndChangesNothing) {
  const Json before = lasting(driver_.state());
  for (const char* value : {"map=64", "maps=3,64", "muted=64", "solo=64", "output=2", "scrub.output=2", "probe.x=72",
                            "probe.y=20", "n=1", "scrub.k=65", "overlay=colour", "maps=", "view=kitchen", "tab=cellar"})
    EXPECT_THAT(refusal(driver_, value), testing::StartsWith(std::string(value) + ": ")) << value;
  EXPECT_EQ(lasting(driver_.state()), before);
  EXPECT_THAT(refusal(driver_, "map=64"), HasSubstr("63"));
  EXPECT_THAT(refusal(driver_, "view=kitchen"), HasSubstr("explore"));
  EXPECT_THAT(refusal(driver_, "tab=cellar"), HasSubstr("inputs"));
}

// For each key a value that every stack has; the window accepts them all.
TEST_F(SetJourney, EveryKeyOfTheHelpCanBeSet) {
  std::set<std::string> set;
  for (const char* value : {"view=explore.inputs",
                            "tab=inputs",
                            "theme=dark",
                            "layout=nhwc",
                            "n=0",
                            "map=0",
                            "maps=0,1",
                            "maps.order=map",
                            "output=0",
                            "probe.x=0",
                            "probe.y=0",
                            "scrub.k=64",
                            "scrub.output=0",
                            "probe.output=0",
                            "probe.of=position",
                            "probe.sort=map",
                            "code=numpy",
                            "matrix.reshape=1",
                            "stack.yaw=10",
                            "stack.pitch=10",
                            "stack.zoom=2",
                            "maps.show=inputs",
                            "range=per_map",
                            "strongest=false",
                            "overlay=argmax",
                            "threshold=0.25",
                            "truth=false",
                            "change=false",
                            "curtain=false",
                            "reduced_motion=true",
                            "pin=false",
                            "labels=clear",
                            "brush.class=0",
                            "train.speed=slow",
                            "two.case=abs",
                            "two.hidden=2",
                            "two.relu=true",
                            "train.gradient=false",
                            "train.target=network",
                            "compare.scope=stack",
                            "compare.more=true",
                            "compare.outputs=8",
                            "decode.from=pca",
                            "decode.outputs=4",
                            "decode.which=strongest",
                            "decode.sort=size",
                            "poke.blind=true",
                            "poke.kernel=5",
                            "poke.stride=2",
                            "poke.outer=false",
                            "poke.sum=true",
                            "poke.value=-0.5",
                            "poke.pixel=",
                            "muted=",
                            "solo=",
                            "cost.f=192",
                            "cost.fp=16",
                            "cost.kernel=up",
                            "cost.next_maps=32",
                            "cost.rows=28",
                            "cost.columns=28",
                            "cost.slide=28×28×192 → 5×5, 32",
                            "cost.slide_through=16",
                            "inception.preset=4a",
                            "inception.positions=googlenet",
                            "inception.mode=naive",
                            "inception.ones=1",
                            "inception.reduce3=2",
                            "inception.three=3",
                            "inception.reduce5=4",
                            "inception.five=5",
                            "inception.project=6",
                            "deep.base=32",
                            "deep.stages=4",
                            "deep.layers=3",
                            "deep.batch=16",
                            "deep.ratio=2",
                            "deep.halve=true",
                            "deep.double=false",
                            "deep.budget=0.5"}) {
    EXPECT_EQ(refusal(driver_, value), "");
    set.insert(std::string(value).substr(0, std::string(value).find('=')));
  }
  // Without labels.
  EXPECT_THAT(refusal(driver_, "train.step=3"), testing::HasSubstr("Nothing is labelled"));
  set.insert("train.step");
  for (const std::string& line : settable_values()) EXPECT_TRUE(set.contains(line.substr(0, line.find(':')))) << line;
}

}  // namespace
}  // namespace pw

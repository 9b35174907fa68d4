// What becomes of the weights when the same picture gets maps of another extractor.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/document/builtin_inputs.h"
#include "app/import/loader.h"
#include "app/presentation/outputs/prediction.h"
#include "compute/io/arrays/npy.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/app/jobs/jobs_test_window.h"
#include "tests/compute/io/arrays/written_npy.h"
#include "tests/source_file.h"

namespace pw {
namespace {

using ::testing::HasSubstr;

const std::string kOtherMapsAssets = source_file("assets");

// Opens on the sample scene with learned maps and their trained weights.
class OtherMaps : public testing::Test {
 protected:
  void SetUp() override {
    loader_.open_scene(kSampleSeed);
    wait();
    ASSERT_EQ(document().source.extractor, ExtractorKind::kLearned);
    ASSERT_TRUE(means_road());
  }
  void wait() {
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
    EXPECT_EQ(session_.error(), "");
  }
  void take(ExtractorKind extractor) {
    loader_.set_extractor(extractor);
    wait();
    EXPECT_EQ(document().source.extractor, extractor);
  }
  void use(const std::string& preset) {
    loader_.use_preset(preset, "");
    wait();
  }
  void open_weights(const std::string& name, std::int64_t cin) {
    const std::vector<float> values(static_cast<std::size_t>(2 * cin), 0.25F);
    const std::vector<std::int64_t> shape = {2, cin};
    ASSERT_TRUE(test::write_npy_values(folder_.path(name), values, shape));
    loader_.open(folder_.path(name));
    wait();
  }
  const Document& document() const { return session_.document(); }
  const Weights& weights() const { return document().weights(); }
  bool means_road() const {
    return output_name(weights(), 1) == "road" && output_class(weights(), 1) == SceneClass::kRoad &&
           road_output(weights()) == 1 && can_be_scored(document());
  }
  bool means_nothing() const {
    return output_name(weights(), 1) == "output 1" && !output_class(weights(), 1) && !road_output(weights()) &&
           !has_classes(weights()) && !can_be_scored(document());
  }

  TestFolder folder_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Loader loader_{session_, kOtherMapsAssets, std::make_shared<FeatureExtractor>(kOtherMapsAssets),
                 ExtractorKind::kLearned};
};

TEST_F(OtherMaps, BringTheirOwnTrainedWeights) {
  const PointwiseLayer learned = document().parameters();
  take(ExtractorKind::kFilterbank);
  EXPECT_NE(document().parameters(), learned);
  EXPECT_EQ(weights().made_for, ExtractorKind::kFilterbank);
  EXPECT_TRUE(means_road());
  EXPECT_THAT(session_.message(), HasSubstr("The weights that were trained on these maps were loaded"));
  EXPECT_EQ(weights_note(document()), "");
  take(ExtractorKind::kLearned);
  EXPECT_EQ(document().parameters(), learned);
}

TEST_F(OtherMaps, TakeTheMeaningAwayOnlyUntilTheWeightsOwnMapsAreBack) {
  for (const char* preset : {"trained", "vegetation", "classes", "keep"}) {
    SCOPED_TRACE(preset);
    use(preset);
    const Weights before = weights();
    take(ExtractorKind::kRandom);
    EXPECT_EQ(document().parameters(), before.parameters);
    EXPECT_TRUE(means_nothing());
    EXPECT_NE(document().ground_truth, nullptr);
    EXPECT_THAT(session_.message(), HasSubstr("kept without names and score: they fit, but were made for other maps"));
    EXPECT_EQ(weights_note(document()), "made for learned maps");
    take(ExtractorKind::kLearned);
    EXPECT_EQ(weights(), before);
    EXPECT_TRUE(can_be_scored(document()));
    EXPECT_THAT(session_.message(), HasSubstr("The weights were kept: they were made for these maps"));
    EXPECT_EQ(weights_note(document()), "");
    session_.undo();
    EXPECT_TRUE(means_nothing());
    session_.undo();
    EXPECT_EQ(weights(), before);
    EXPECT_TRUE(can_be_scored(document()));
  }
}

TEST_F(OtherMaps, TakeTheMeaningAwayFromAFewPixelsToo) {
  take(ExtractorKind::kRandom);
  ASSERT_TRUE(means_nothing());
  // An output that is removed and added on other maps is one of the user's.
  ASSERT_TRUE(session_.dispatch(AddOutput{}));
  ASSERT_TRUE(session_.dispatch(RemoveOutput{}));
  take(ExtractorKind::kLearned);
  EXPECT_TRUE(means_road());
}

TEST_F(OtherMaps, LeaveEditedWeightsAlone) {
  const std::vector<float> bias(2, 0.5F);
  const std::vector<Action> edits = {SetParameter{weight_id(1, 3), 0.5F}, SetParameter{bias_id(0), 0.5F}, SetBias{bias},
                                     AddOutput{}, AddOutput{1}};
  for (const Action& edit : edits) {
    use("trained");
    ASSERT_TRUE(session_.dispatch(edit));
    const Weights edited = weights();
    EXPECT_TRUE(edited.is_edited);
    take(ExtractorKind::kFilterbank);
    EXPECT_EQ(document().parameters(), edited.parameters);
    EXPECT_TRUE(means_nothing());
    EXPECT_THAT(session_.message(), HasSubstr("The weights were kept without names and score"));
    EXPECT_EQ(weights_note(document()), "made for learned maps");
    take(ExtractorKind::kLearned);
    EXPECT_EQ(weights(), edited);
  }
}

TEST_F(OtherMaps, ReplaceWeightsWhoseEditWasUndoneOrChangedNothing) {
  ASSERT_TRUE(session_.dispatch(SetParameter{weight_id(1, 3), 0.5F}));
  session_.undo();
  ASSERT_TRUE(session_.dispatch(SetParameter{weight_id(1, 3), document().parameters().w(1, 3)}));
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(weights().made_for, ExtractorKind::kFilterbank);
}

TEST_F(OtherMaps, ReplaceTrainedWeightsUnderTheChosenActivation) {
  ASSERT_TRUE(session_.dispatch(SetActivation{Activation::kSoftmax}));
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(weights().made_for, ExtractorKind::kFilterbank);
  EXPECT_EQ(document().parameters().activation, Activation::kSoftmax);
}

TEST_F(OtherMaps, LeaveZerosAndWhatWasRaisedFromThem) {
  use("zero");
  EXPECT_TRUE(means_road());
  ASSERT_TRUE(session_.dispatch(SetParameter{weight_id(1, 3), 0.5F}));
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(weights().name, "all zero");
  EXPECT_EQ(document().parameters().w(1, 3), 0.5F);
  EXPECT_EQ(weights_note(document()), "made for learned maps");
  // Zeros that are chosen here are for these maps.
  use("zero");
  EXPECT_EQ(weights_note(document()), "");
  EXPECT_FALSE(weights().is_edited);
  EXPECT_EQ(weights().made_for, ExtractorKind::kFilterbank);
}

TEST_F(OtherMaps, BringTheSamePresetWhereTheyHaveIt) {
  use("keep");
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(weights().name, "keep two, drop the rest");
  EXPECT_EQ(weights().made_for, ExtractorKind::kFilterbank);
  EXPECT_THAT(session_.message(), HasSubstr("were loaded: keep two, drop the rest"));
  EXPECT_THAT(session_.message(), Not(HasSubstr("there are none")));
}

TEST_F(OtherMaps, SayWhichPresetTheyDoNotHave) {
  use("classes");
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(weights().name, "trained on road scenes");
  EXPECT_THAT(session_.message(), HasSubstr("were loaded: trained on road scenes; there are none for nine classes"));
}

TEST_F(OtherMaps, LeaveAUsersOwnWeightsWithANote) {
  open_weights("w.npy", 256);
  ASSERT_EQ(weights_note(document()), "");
  const PointwiseLayer own = document().parameters();
  take(ExtractorKind::kFilterbank);
  EXPECT_EQ(document().parameters(), own);
  EXPECT_EQ(weights().name, "w.npy");
  EXPECT_THAT(session_.message(), HasSubstr("The weights were kept: they fit, but were made for other maps"));
  EXPECT_EQ(weights_note(document()), "made for learned maps");
  take(ExtractorKind::kLearned);
  EXPECT_EQ(weights_note(document()), "");
}

TEST_F(OtherMaps, SayThatWeightsOfUnknownOriginMayBeForOthers) {
  use("average");
  take(ExtractorKind::kFilterbank);
  EXPECT_TRUE(session_.message().ends_with("The weights were kept: they fit")) << session_.message();
  ASSERT_TRUE(session_.dispatch(SetParameter{weight_id(0, 0), 2.0F}));
  take(ExtractorKind::kLearned);
  EXPECT_THAT(session_.message(), HasSubstr("The weights were kept: they fit, but may have been made for other maps"));
}

TEST_F(OtherMaps, OfAnotherNumberTakeWeightsThatFit) {
  take(ExtractorKind::kPixels);
  EXPECT_EQ(document().shape(), (Shape{1, 3, 160, 576}));
  EXPECT_EQ(document().parameters().cin, 3);
}

}  // namespace
}  // namespace pw

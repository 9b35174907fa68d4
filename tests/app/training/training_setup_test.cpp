#include "app/training/training_setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/document/truth_labels.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

using testing::HasSubstr;

Document labelled_document(const std::vector<std::uint8_t>& first_labels) {
  Document document = test::full_document();
  document.mask = {};
  document.locks = nullptr;
  LabelMap labels = LabelMap::of_size(document.shape());
  std::ranges::copy(first_labels, labels.classes.begin());
  document.labels = std::make_shared<const LabelMap>(std::move(labels));
  return document;
}

// As if every position's class were known, so that no label is held out.
TrainingSetup setup_with_truth(const Document& document) {
  return setup_of(document, std::vector<std::uint8_t>(15, kUnlabelled));
}

std::string problem_of(const Document& document) {
  const TrainingSetup setup = setup_with_truth(document);
  return training_problem(setup, document, trained_counts(setup));
}

std::string note_of(const Document& document) {
  const TrainingSetup setup = setup_with_truth(document);
  return labels_note(setup, trained_counts(setup));
}

TEST(TrainingProblem, SaysWhatIsMissing) {
  Document document = labelled_document({0, 1});
  EXPECT_EQ(problem_of(document), "");
  EXPECT_THAT(problem_of(labelled_document({})), HasSubstr("Nothing is labelled"));
  EXPECT_THAT(problem_of(labelled_document({2, 2})), HasSubstr("Only one class"));
  EXPECT_THAT(problem_of(labelled_document({2, 7})), HasSubstr("Only one class"));
  document.labels = nullptr;
  EXPECT_THAT(problem_of(document), HasSubstr("Nothing is labelled"));
}

TEST(TrainingProblem, EverythingLocked) {
  Document document = labelled_document({0, 1});
  LayerLocks locks;
  locks.weight.assign(document.parameters().weight.size(), true);
  document.locks = std::make_shared<const Locks>(with_network_locks(nullptr, locks));
  EXPECT_EQ(problem_of(document), "");
  locks.bias.assign(3, true);
  document.locks = std::make_shared<const Locks>(with_network_locks(nullptr, locks));
  EXPECT_THAT(problem_of(document), HasSubstr("unlock some"));
}

// A lone position may be held out, and is no class to train on then.
TEST(TrainingProblem, WhatIsHeldOutDoesNotCount) {
  Document document = labelled_document({});
  for (std::size_t p = 0; p < 15; ++p) {
    LabelMap labels = LabelMap::of_size(document.shape());
    std::ranges::fill(labels.classes, std::uint8_t{0});
    labels.classes[p] = 1;
    document.labels = std::make_shared<const LabelMap>(std::move(labels));
    const TrainingSetup setup = setup_of(document, {});
    const bool is_held_out = held_out_labels(setup)[p];
    EXPECT_EQ(trained_counts(setup)[1], is_held_out ? 0 : 1);
    EXPECT_EQ(training_problem(setup, document, trained_counts(setup)).empty(), !is_held_out);
  }
}

TEST(LabelsNote, TellsOfClassesWithoutLabelsAndOfLabelsWithoutAnOutput) {
  EXPECT_EQ(note_of(labelled_document({0, 1, 2})), "");
  EXPECT_THAT(note_of(labelled_document({0, 1})), HasSubstr("1 of 3 classes"));
  EXPECT_THAT(note_of(labelled_document({0, 1, 2, 9, 9})), HasSubstr("2 labels"));
}

TEST(LabelSets, WithAGroundTruthTheOtherPositionsAreHeldOut) {
  const Document document = labelled_document({0, 1});
  // The whole picture is road, which is output 1.
  const std::vector<std::uint8_t> truth = truth_labels(document);
  EXPECT_EQ(truth, std::vector<std::uint8_t>(15, 1));
  const LabelSets sets = label_sets(setup_of(document, truth));
  EXPECT_EQ(sets.trained[0], 0);
  EXPECT_EQ(sets.trained[1], 1);
  EXPECT_EQ(std::ranges::count(sets.trained, kNotLabelled), 13);
  EXPECT_EQ(sets.held_out[0], kNotLabelled);
  EXPECT_EQ(std::ranges::count(sets.held_out, 1), 13);
  EXPECT_TRUE(held_out_labels(setup_of(document, truth)).empty());
}

TEST(LabelSets, WithoutOneOfFiveLabelsIsHeldOut) {
  Document document = labelled_document({});
  document.input = test::stack_of({1, 4, 40, 50});
  LabelMap labels = LabelMap::of_size(document.shape());
  for (std::size_t p = 0; p < labels.classes.size(); ++p) labels.classes[p] = static_cast<std::uint8_t>(p % 3);
  document.labels = std::make_shared<const LabelMap>(std::move(labels));
  const TrainingSetup setup = setup_of(document, {});
  const LabelSets sets = label_sets(setup);
  const std::vector<bool> held_out = held_out_labels(setup);
  std::int64_t count = 0;
  for (std::size_t p = 0; p < held_out.size(); ++p) {
    EXPECT_EQ(sets.held_out[p] != kNotLabelled, held_out[p]);
    EXPECT_EQ(sets.trained[p] != kNotLabelled, !held_out[p]);
    count += held_out[p] ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(count), 400.0, 80.0);
  // What else is labelled does not matter.
  LabelMap fewer = *document.labels;
  fewer.classes.front() = kUnlabelled;
  document.labels = std::make_shared<const LabelMap>(std::move(fewer));
  std::vector<bool> again = held_out_labels(setup_of(document, {}));
  again.front() = held_out.front();
  EXPECT_EQ(again, held_out);
}

TEST(TruthLabels, FollowTheClassesOfTheOutputs) {
  Document document = test::full_document();
  EXPECT_EQ(label_of(SceneClass::kRoad, document.weights()), 1);
  EXPECT_EQ(label_of(SceneClass::kLaneMark, document.weights()), 1);
  EXPECT_EQ(label_of(SceneClass::kSky, document.weights()), 2);
  // "other", the only output without a class.
  EXPECT_EQ(label_of(SceneClass::kCar, document.weights()), 0);
  Weights road = *test::weights_of(1, 4);
  road.classes = {SceneClass::kRoad};
  EXPECT_EQ(label_of(SceneClass::kLaneMark, road), 1);
  EXPECT_EQ(label_of(SceneClass::kSky, road), 0);
  document.network = one_layer(test::weights_of(3, 4));
  EXPECT_TRUE(truth_labels(document).empty());
  document = test::full_document();
  document.ground_truth = nullptr;
  EXPECT_TRUE(truth_labels(document).empty());
}

TEST(LabelledValues, AreTheColumnsAtTheLabels) {
  const Document document = labelled_document({0, 255, 1});
  const LabelSets sets = label_sets(setup_of(document, std::vector<std::uint8_t>(15, kUnlabelled)));
  const Standardisation scale = keep_scale(document.input->features.maps, sets.trained, 3, {});
  const LabelledValues values = labelled_values(*document.input, sets.trained, 3, scale);
  EXPECT_EQ(values.labels, (std::vector<std::int32_t>{0, 1}));
  EXPECT_EQ(values.positions, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(labelled_values(*document.input, sets.trained, 3, scale, 1).labels, (std::vector<std::int32_t>{0}));
  for (std::int64_t c = 0; c < 4; ++c) {
    EXPECT_EQ(values.x.plane(0, c)[0], document.input->features.maps.plane(0, c)[0]);
    EXPECT_EQ(values.x.plane(0, c)[1], document.input->features.maps.plane(0, c)[2]);
  }
}

TEST(BothLocked, IsTheUnion) {
  const LayerLocks a{{true, false, false}, {}};
  const LayerLocks b{{false, false, true}, {true}};
  EXPECT_EQ(both_locked(a, b), (LayerLocks{{true, false, true}, {true}}));
  EXPECT_EQ(both_locked({}, b), b);
  EXPECT_EQ(both_locked(a, {}), a);
}

}  // namespace
}  // namespace pw

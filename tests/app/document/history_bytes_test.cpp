#include <gtest/gtest.h>

#include <random>

#include "app/document/action.h"
#include "app/document/document_history.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

// The bytes of a history with only this document.
std::int64_t counted(const Document& document) {
  return DocumentHistory(document).bytes();
}

TEST(HistoryBytes, AreThoseOfEachPart) {
  const Document document = test::full_document();
  const auto without = [&](auto part) {
    Document changed = document;
    changed.*part = {};
    return counted(document) - counted(changed);
  };
  EXPECT_EQ(without(&Document::picture), 180);
  EXPECT_EQ(without(&Document::ground_truth), 60);
  EXPECT_EQ(without(&Document::input), byte_count(*document.input));
  EXPECT_EQ(without(&Document::decoder), 4 * (12 + 4));
  EXPECT_EQ(without(&Document::labels), 15);
  EXPECT_EQ(without(&Document::locks), byte_count(*document.locks));
  EXPECT_EQ(without(&Document::pokes), std::int64_t{sizeof(Poke)});
  EXPECT_EQ(without(&Document::mask), 3 * std::int64_t{sizeof(std::int64_t)});
  EXPECT_GE(without(&Document::pair), 4 * (6 + 2 + 2 + 1));
  EXPECT_GE(without(&Document::network), 4 * (12 + 3));
  EXPECT_GE(counted({}), std::int64_t{sizeof(Document)});
}

TEST(HistoryBytes, OfAStackAreThoseOfItsStatisticsToo) {
  const auto stack = test::stack_of({2, 100, 1, 1});
  EXPECT_GE(byte_count(*stack), stack->features.maps.bytes() + 200 * std::int64_t{sizeof(PlaneStatistics)});
}

TEST(HistoryBytes, OfLocksAreAboutABitEach) {
  const Network network{{test::weights_of(100, 800)}};
  const Locks locks = with_lock({}, network, weight_id(0, 0), true);
  EXPECT_GE(byte_count(locks), 10'000);
  EXPECT_LE(byte_count(locks), 10'200);
}

TEST(HistoryBytes, ALayerOfBothNetworksCountsOnce) {
  Document document = test::full_document();
  const DocumentHistory apart(document);
  document.pair = Pair{PairCase::kXor, PairInput::kStack, {{document.network.layers[0], test::weights_of(1, 3)}}};
  document.decoder = document.network.layers[0];
  document.locks.reset();
  DocumentHistory history(document);
  EXPECT_EQ(history.bytes_beyond_current(), 0);
  history.push(document);
  EXPECT_EQ(history.bytes_beyond_current(), HistoryParts<Document>::own_bytes(document));
  EXPECT_LT(history.bytes(), 2 * apart.bytes());
}

std::shared_ptr<const LabelMap> random_labels(std::mt19937& random) {
  LabelMap labels = LabelMap::of_size({1, 4, 3, 5});
  for (std::uint8_t& at : labels.classes) at = static_cast<std::uint8_t>(random() % 3);
  return std::make_shared<const LabelMap>(std::move(labels));
}

Action random_action(std::mt19937& random) {
  const auto index = [&](unsigned below) { return static_cast<std::int64_t>(random() % below); };
  switch (random() % 7) {
    case 0:
      return SetParameter{weight_id(index(2), index(4)), static_cast<float>(index(100))};
    case 1:
      return SetInput{{test::picture_of(4, 4), test::ground_truth_of(4, 4), test::stack_of({1, 4, 3, 5})},
                      {SceneSource{random(), Weather::kDay}, std::nullopt, PhotoSize::kNative},
                      test::weights_of(3, 4)};
    case 2:
      return SetLabels{random_labels(random)};
    case 3:
      return SetMask{{{index(2), 2 + index(2)}, {}}};
    case 4:
      return AddOutput{};
    case 5:
      return RemoveOutput{};
    default:
      return SetPokes{std::vector<Poke>(random() % 4)};
  }
}

// Compared with a history that has never reached its cap.
TEST(HistoryBytes, StayTheSumOfTheDocumentsThroughRandomActions) {
  constexpr std::int64_t kCap = 40'000;
  std::mt19937 random(5);
  DocumentHistory history(test::full_document(), kCap);
  for (int i = 0; i < 2000; ++i) {
    const Action action = random_action(random);
    if (fits(history.current(), action)) history.push(pw::apply(history.current(), action));
    if (random() % 4 == 0 && history.before() != nullptr && !history.before()->is_thin()) history.undo();
    ASSERT_LE(history.bytes_beyond_current(), kCap);
    ASSERT_EQ(history.bytes() - history.bytes_beyond_current(), counted(history.current()));
    ASSERT_FALSE(history.current().is_thin());
  }
  EXPECT_GT(history.forgotten(), 0);
  history.restart(history.current());
  EXPECT_EQ(history.bytes(), counted(history.current()));
}

}  // namespace
}  // namespace pw

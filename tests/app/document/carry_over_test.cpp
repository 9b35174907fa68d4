#include "app/document/carry_over.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "app/document/action.h"
#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

Source other_source() {
  Source source;
  source.from = SceneSource{8, Weather::kDay};
  return source;
}

SetInput other_input(const Shape& shape) {
  return {{test::picture_of(12, 8), nullptr, test::stack_of(shape)}, other_source(), test::weights_of(2, shape.c)};
}

Action action_of(Change change) {
  switch (change) {
    case Change::kOtherPicture:
      return other_input({1, 4, 4, 6});
    case Change::kOtherMaps:
      return other_input({1, 5, 3, 5});
    case Change::kOutputAdded:
      return AddOutput{};
    case Change::kOutputRemoved:
      return RemoveOutput{};
  }
  return RemoveOutput{};
}

// What happens to a column of the table.
enum class Fate { kKept, kCleared, kOther };

template <class Part>
Fate fate(const Part& before, const Part& after) {
  if (after == before) return Fate::kKept;
  return after == Part{} ? Fate::kCleared : Fate::kOther;
}

struct Column {
  const char* name;
  std::function<Fate(const Document&, const Document&)> fate;
};

template <class Part>
Column column(const char* name, Part Document::*part) {
  return {name, [part](const Document& before, const Document& after) { return fate(before.*part, after.*part); }};
}

struct TableCell {
  const char* row;
  Change change;
  Column column;
  Fate fate;
};

void PrintTo(const TableCell& one, std::ostream* out) {
  *out << one.row << one.column.name;
}

std::vector<TableCell> row(const char* name, Change change, const std::vector<Fate>& fates) {
  const std::vector<Column> columns = {column("Network", &Document::network), column("Pair", &Document::pair),
                                       column("Decoder", &Document::decoder), column("Mask", &Document::mask),
                                       column("Labels", &Document::labels),   column("Locks", &Document::locks),
                                       column("Pokes", &Document::pokes)};
  std::vector<TableCell> cells;
  for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back({name, change, columns[i], fates[i]});
  return cells;
}

std::vector<TableCell> table() {
  using enum Fate;
  std::vector<TableCell> cells;
  // Network, pair, decoder, mask, labels, locks, pokes.
  for (const auto& cells_of_row :
       {row("OtherPicture", Change::kOtherPicture, {kKept, kKept, kKept, kKept, kCleared, kKept, kCleared}),
        row("OtherMaps", Change::kOtherMaps, {kOther, kCleared, kCleared, kCleared, kCleared, kCleared, kCleared}),
        row("OutputAdded", Change::kOutputAdded, {kOther, kKept, kKept, kKept, kKept, kOther, kKept}),
        row("OutputRemoved", Change::kOutputRemoved, {kOther, kKept, kKept, kKept, kKept, kOther, kKept})})
    cells.insert(cells.end(), cells_of_row.begin(), cells_of_row.end());
  return cells;
}

class CarryOver : public testing::TestWithParam<TableCell> {};

TEST_P(CarryOver, Holds) {
  const Document before = test::full_document();
  const Action action = action_of(GetParam().change);
  ASSERT_TRUE(fits(before, action));
  const Document after = pw::apply(before, action);
  EXPECT_EQ(GetParam().column.fate(before, after), GetParam().fate);
  EXPECT_TRUE(is_consistent(after));
  EXPECT_EQ(after.training, before.training);
}

INSTANTIATE_TEST_SUITE_P(Table, CarryOver, testing::ValuesIn(table()),
                         [](const auto& cell) { return std::string(cell.param.row) + cell.param.column.name; });

TEST(CarryOverNetwork, OtherMapsUseTheirOwnWeights) {
  const SetInput set = other_input({1, 5, 3, 5});
  const Document after = pw::apply(test::full_document(), set);
  EXPECT_EQ(after.network, one_layer(set.weights));
}

TEST(CarryOverNetwork, ReplacedWeightsDropLocksOfAnotherNumberOfRows) {
  SetInput set = other_input({1, 4, 3, 5});
  set.replaces_weights = true;
  const Document before = test::full_document();
  const Document after = pw::apply(before, set);
  EXPECT_EQ(after.network, one_layer(set.weights));
  ASSERT_NE(after.locks, nullptr);
  EXPECT_TRUE(after.locks->network.empty());
  EXPECT_EQ(after.locks->pair, before.locks->pair);
}

TEST(CarryOverNetwork, RowsAreKeptAndANewOneIsZero) {
  const Document before = test::full_document();
  const Weights after = pw::apply(before, AddOutput{}).weights();
  ASSERT_EQ(after.parameters.cout, 4);
  for (std::int64_t i = 0; i < 4; ++i) {
    for (std::int64_t o = 0; o < 3; ++o) EXPECT_EQ(after.parameters.w(o, i), before.parameters().w(o, i));
    EXPECT_EQ(after.parameters.w(3, i), 0.0F);
  }
  EXPECT_EQ(after.parameters.bias, (std::vector<float>{0.0F, 0.5F, 1.0F, 0.0F}));
}

TEST(CarryOverLocks, ANewRowIsUnlocked) {
  const Document after = pw::apply(test::full_document(), AddOutput{1});
  const auto locked = [&](const ParameterId& id) { return is_locked(*after.locks, *after.find(id.network), id); };
  EXPECT_TRUE(locked(weight_id(2, 3)));
  EXPECT_TRUE(locked(bias_id(0)));
  EXPECT_TRUE(locked({NetworkId::kPair, 1, 0, 1}));
  for (std::int64_t i = 0; i < 4; ++i) EXPECT_FALSE(locked(weight_id(3, i)));
  EXPECT_FALSE(locked(bias_id(3)));
}

TEST(CarryOverLocks, ARemovedRowLosesItsLocks) {
  const Document after = pw::apply(test::full_document(), RemoveOutput{});
  EXPECT_TRUE(is_locked(*after.locks, after.network, bias_id(0)));
  EXPECT_EQ(after.locks->network.front().weight, std::vector<bool>(8));
  // It comes back unlocked.
  const Document again = pw::apply(after, AddOutput{});
  EXPECT_FALSE(is_locked(*again.locks, again.network, weight_id(2, 3)));
}

TEST(CarryOverLocks, NullStaysNull) {
  Document document = test::full_document();
  document.locks.reset();
  for (const Change change : {Change::kOtherPicture, Change::kOtherMaps, Change::kOutputAdded, Change::kOutputRemoved})
    EXPECT_EQ(pw::apply(document, action_of(change)).locks, nullptr);
}

TEST(CarryOverLabels, WithoutAnOutputCountAsUnlabelledUntilItComesBack) {
  const Document removed = pw::apply(test::full_document(), RemoveOutput{});
  EXPECT_EQ(label_counts(*removed.labels, removed.network.cout()), (std::vector<std::int64_t>{1, 0}));
  const Document added = pw::apply(removed, AddOutput{});
  EXPECT_EQ(label_counts(*added.labels, added.network.cout()), (std::vector<std::int64_t>{1, 0, 2}));
}

std::string text_of(const Document& before, Change change) {
  return carry_over_text(change, before, pw::apply(before, action_of(change)));
}

TEST(CarryOverText, SaysWhatAnotherPictureClears) {
  Document document = test::full_document();
  EXPECT_EQ(text_of(document, Change::kOtherPicture),
            "The labels and the values changed by hand were cleared: they belonged to the previous picture");
  document.pokes.clear();
  EXPECT_EQ(text_of(document, Change::kOtherPicture), "The labels were cleared: they belonged to the previous picture");
  document.labels.reset();
  EXPECT_EQ(text_of(document, Change::kOtherPicture), "");
}

TEST(CarryOverText, SaysWhatOtherMapsClear) {
  EXPECT_EQ(text_of(test::full_document(), Change::kOtherMaps),
            "The labels, the values changed by hand, the muted and solo maps, the locks, the two layers and the "
            "decoder's weights were cleared: they belonged to the previous maps");
  Document document = hand_checkable_document();
  EXPECT_EQ(text_of(document, Change::kOtherMaps), "");
  document.mask = {{2}, {}};
  EXPECT_EQ(text_of(document, Change::kOtherMaps),
            "The muted and solo maps were cleared: they belonged to the previous maps");
}

TEST(CarryOverText, CountsTheLabelsOfTheRemovedOutput) {
  Document document = test::full_document();
  EXPECT_EQ(text_of(document, Change::kOutputRemoved),
            "2 labelled positions now count as unlabelled: their class no longer has an output");
  LabelMap labels = *document.labels;
  // A class that had no output before.
  labels.classes[3] = 5;
  document.labels = std::make_shared<const LabelMap>(labels);
  EXPECT_EQ(text_of(document, Change::kOutputRemoved),
            "1 labelled position now counts as unlabelled: its class no longer has an output");
  labels.classes[4] = 0;
  document.labels = std::make_shared<const LabelMap>(labels);
  EXPECT_EQ(text_of(document, Change::kOutputRemoved), "");
  document.labels.reset();
  EXPECT_EQ(text_of(document, Change::kOutputRemoved), "");
}

TEST(CarryOverText, AnAddedOutputLosesNothing) {
  EXPECT_EQ(text_of(test::full_document(), Change::kOutputAdded), "");
}

TEST(ChangeOfInput, DependsOnTheNumberOfMaps) {
  const Document document = test::full_document();
  EXPECT_EQ(change_of_input(document, *test::stack_of({2, 4, 9, 9})), Change::kOtherPicture);
  EXPECT_EQ(change_of_input(document, *test::stack_of({1, 3, 3, 5})), Change::kOtherMaps);
}

}  // namespace
}  // namespace pw

// What an array is taken for, by its shape and type.
#include "compute/io/recognise.h"

#include <gtest/gtest.h>

#include <vector>

namespace pw {
namespace {

using AxisSizes = std::vector<std::int64_t>;

ArrayHeader header_of(AxisSizes shape, bool is_float = true) {
  ArrayHeader header;
  header.shape = std::move(shape);
  if (!is_float) header.kind = NumberKind::kSigned;
  return header;
}

ArrayKind kind_of(const AxisSizes& shape, std::int64_t open_cin, bool is_float = true) {
  const auto kind = array_kind("x.npy", header_of(shape, is_float), open_cin);
  EXPECT_TRUE(kind) << shape_text(shape);
  return kind.value_or(ArrayKind::kLabels);
}

TEST(Recognise, TheEndAxisOfOneThreeOrFourIsTheMaps) {
  for (const AxisSizes& shape :
       {AxisSizes{3, 48, 64}, {1, 20, 72}, {4, 9, 9}, {1, 1, 5, 6}, {1, 1, 20, 72}, {2, 3, 160, 576}, {1, 4, 7, 7}})
    EXPECT_EQ(likely_axis_order(header_of(shape)), AxisOrder::kNchw) << shape_text(shape);
  for (const AxisSizes& shape :
       {AxisSizes{48, 64, 3}, {20, 72, 1}, {64, 8, 4}, {1, 20, 72, 1}, {2, 160, 576, 3}, {5, 6, 1}})
    EXPECT_EQ(likely_axis_order(header_of(shape)), AxisOrder::kNhwc) << shape_text(shape);
}

TEST(Recognise, ThreeOrFourOfAFewNumbersMayBeRowsOrColumns) {
  for (const AxisSizes& shape : {AxisSizes{1, 3, 4, 5}, {3, 4, 5}, {2, 4, 5, 6}, {1, 3, 7, 64}})
    EXPECT_EQ(likely_axis_order(header_of(shape)), AxisOrder::kNhwc) << shape_text(shape);
  EXPECT_EQ(likely_axis_order(header_of({24, 5, 4})), AxisOrder::kNchw);
}

TEST(Recognise, WhereBothEndsOrNeitherAreSoTheOtherSizesDecide) {
  for (const AxisSizes& shape :
       {AxisSizes{1, 64, 1080, 1920}, {3, 16, 12, 30}, {1, 20, 72, 256}, {3, 20, 4}, {1, 3, 9, 4}})
    EXPECT_EQ(likely_axis_order(header_of(shape)), AxisOrder::kNhwc) << shape_text(shape);
  for (const AxisSizes& shape : {AxisSizes{1, 256, 20, 72}, {512, 7, 7}, {8, 512, 7, 7}, {1, 3, 4, 4}})
    EXPECT_EQ(likely_axis_order(header_of(shape)), AxisOrder::kNchw) << shape_text(shape);
}

TEST(Recognise, KernelsOfAnyLayoutAndSizeAreNoStacks) {
  for (const AxisSizes& shape : {AxisSizes{4, 128, 1, 1},
                                 {1, 128, 1, 1},
                                 {128, 4, 1, 1},
                                 {1, 1, 128, 4},
                                 {1, 1, 64, 128},
                                 {1, 1, 512, 21},
                                 {1, 1, 256, 2},
                                 {4, 128, 3, 3},
                                 {64, 3, 3, 3},
                                 {2, 256, 5, 5},
                                 {3, 3, 128, 4},
                                 {3, 3, 64, 128},
                                 {5, 5, 256, 2}}) {
    EXPECT_TRUE(looks_like_kernel(shape)) << shape_text(shape);
    EXPECT_EQ(kind_of(shape, 5), ArrayKind::kWeights) << shape_text(shape);
    EXPECT_EQ(opening_rank(header_of(shape)), 1) << shape_text(shape);
    // The command line says itself which file holds the weights.
    EXPECT_EQ(*array_kind("x.npy", header_of(shape), std::nullopt), ArrayKind::kStack) << shape_text(shape);
  }
}

// So that no stack stays unread.
TEST(Recognise, StacksThatLookLikeKernelsAreToldHowTheyAreReadAsStacks) {
  EXPECT_EQ(stack_advice(AxisSizes{8, 512, 3, 3}), "; if it is a stack of 512 maps, store it as NHWC, (8, 3, 3, 512)");
  for (const AxisSizes& shape :
       {AxisSizes{8, 512, 3, 3}, {32, 64, 5, 5}, {2, 256, 5, 5}, {3, 3, 64, 128}, {1, 1, 64, 128}}) {
    EXPECT_FALSE(stack_advice(shape).empty()) << shape_text(shape);
    const AxisSizes advised = {shape[0], shape[2], shape[3], shape[1]};
    EXPECT_EQ(kind_of(advised, 7), ArrayKind::kStack) << shape_text(advised);
  }
  EXPECT_EQ(stack_advice(AxisSizes{64, 3, 3, 3}), "; if it is a stack, store one image of it, with three axes");
  EXPECT_EQ(kind_of({3, 3, 3}, 7), ArrayKind::kStack);
  for (const AxisSizes& shape : {AxisSizes{4, 128, 1, 1}, {2, 256}, {1, 512, 3, 3}, {20, 72, 3}, {5}})
    EXPECT_EQ(stack_advice(shape), "") << shape_text(shape);
}

TEST(Recognise, StacksThatOnlyResembleKernelsAreStacks) {
  for (const AxisSizes& shape : {AxisSizes{1, 1, 20, 72},
                                 {1, 1, 28, 28},
                                 {1, 1, 3, 4},
                                 {1, 1, 480, 640},
                                 {1, 1, 1, 1},
                                 {1, 512, 3, 3},
                                 {1, 512, 7, 7},
                                 {8, 512, 7, 7},
                                 {2, 4, 3, 3},
                                 {3, 3, 48, 64},
                                 {3, 3, 224, 224},
                                 {1, 64, 1080, 1920},
                                 {3, 16, 12, 30},
                                 {2, 3, 4},
                                 {256, 20, 72}}) {
    EXPECT_FALSE(looks_like_kernel(shape)) << shape_text(shape);
    EXPECT_EQ(kind_of(shape, 5), ArrayKind::kStack) << shape_text(shape);
  }
}

TEST(Recognise, WhatFitsTheOpenStackIsWeights) {
  EXPECT_EQ(kind_of({1, 1, 20, 72}, 20), ArrayKind::kWeights);
  EXPECT_EQ(kind_of({72, 20, 1, 1}, 20), ArrayKind::kWeights);
  for (const bool is_float : {true, false}) {
    EXPECT_EQ(kind_of({2, 5}, 5, is_float), ArrayKind::kWeights);
    EXPECT_EQ(kind_of({2, 5, 1, 1}, 5, is_float), ArrayKind::kWeights);
    EXPECT_EQ(kind_of({1, 1, 5, 2}, 5, is_float), ArrayKind::kWeights);
    EXPECT_EQ(kind_of({2}, 5, is_float), ArrayKind::kBias);
  }
  EXPECT_EQ(kind_of({20, 72}, 5, false), ArrayKind::kLabels);
  EXPECT_EQ(kind_of({20, 72}, 5), ArrayKind::kWeights);
}

TEST(Recognise, OtherNumbersOfAxesAreAnError) {
  for (const AxisSizes& shape : {AxisSizes{}, {1, 1, 2, 3, 4}}) EXPECT_FALSE(array_kind("x.npy", header_of(shape), 5));
  EXPECT_FALSE(array_kind("x.npy", header_of({12}), std::nullopt));
}

TEST(Recognise, StacksAreNeededBeforeWeightsAndTheseBeforeABias) {
  const std::vector<AxisSizes> in_order = {{1, 20, 72, 256}, {1, 1, 20, 72}, {2, 256}, {2}};
  for (std::size_t i = 1; i < in_order.size(); ++i)
    EXPECT_LT(opening_rank(header_of(in_order[i - 1])), opening_rank(header_of(in_order[i]))) << i;
  EXPECT_EQ(opening_rank(header_of({20, 72, 3})), opening_rank(header_of({1, 20, 72, 256})));
}

}  // namespace
}  // namespace pw

#include "compute/io/arrays/npy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cmath>
#include <cstring>
#include <filesystem>

#include "compute/io/models/layer_file.h"
#include "compute/io/recognise.h"
#include "tests/compute/io/arrays/written_npy.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

std::string npy(const std::string& dictionary, const std::string& payload, int version = 1) {
  std::string file("\x93NUMPY", 6);
  file += static_cast<char>(version);
  file += '\0';
  const std::size_t length = dictionary.size();
  file += static_cast<char>(length & 255U);
  file += static_cast<char>(length >> 8 & 255U);
  if (version > 1) file += std::string(2, '\0');
  return file + dictionary + payload;
}

std::string dictionary(const std::string& descr, bool fortran, const std::string& shape) {
  return fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': {}, }}\n", descr, fortran ? "True" : "False",
                     shape);
}

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

template <class Value>
std::string packed(const std::vector<Value>& values, bool big_endian) {
  std::string out;
  for (const Value value : values) {
    char raw[sizeof(Value)];
    std::memcpy(raw, &value, sizeof raw);
    if (big_endian) std::reverse(std::begin(raw), std::end(raw));
    out.append(raw, sizeof raw);
  }
  return out;
}

template <class Value>
void expect_reads(const std::string& descr_kind) {
  // (2, 2, 3): rows, columns, maps; each value encodes its position.
  for (const bool big : {false, true}) {
    for (const bool fortran : {false, true}) {
      for (const int version : {1, 2, 3}) {
        std::vector<Value> values;
        for (int i = 0; i < 12; ++i) {
          const int y = fortran ? i % 2 : i / 6;
          const int x = fortran ? i / 2 % 2 : i / 3 % 2;
          const int c = fortran ? i / 4 : i % 3;
          values.push_back(static_cast<Value>(y * 9 + x * 3 + c));
        }
        const std::string descr = (sizeof(Value) == 1 ? "|" : big ? ">" : "<") + descr_kind;
        const auto file = npy(dictionary(descr, fortran, "(2, 2, 3)"), packed(values, big), version);
        const auto stack = parse_npy_stack("x.npy", bytes_of(file), AxisOrder::kNhwc);
        ASSERT_TRUE(stack) << stack.error().message();
        EXPECT_EQ(stack->shape(), (Shape{1, 3, 2, 2}));
        for (int c = 0; c < 3; ++c) {
          for (int p = 0; p < 4; ++p) {
            const int want = p / 2 * 9 + p % 2 * 3 + c;
            EXPECT_EQ(stack->plane(0, c)[static_cast<std::size_t>(p)], static_cast<float>(want)) << descr;
          }
        }
      }
    }
  }
}

TEST(Npy, ReadsEveryTypeOrderAndVersion) {
  expect_reads<std::int8_t>("i1");
  expect_reads<std::uint8_t>("u1");
  expect_reads<std::int16_t>("i2");
  expect_reads<std::uint16_t>("u2");
  expect_reads<std::int32_t>("i4");
  expect_reads<std::uint32_t>("u4");
  expect_reads<std::int64_t>("i8");
  expect_reads<std::uint64_t>("u8");
  expect_reads<float>("f4");
  expect_reads<double>("f8");
}

TEST(Npy, ReadsHalfPrecision) {
  const std::vector<std::uint16_t> halves = {0x3C00, 0xC000, 0x0001, 0x7C00, 0x7BFF, 0x8000};
  const auto values = parse_npy_values("h.npy", bytes_of(npy(dictionary("<f2", false, "(6,)"), packed(halves, false))));
  ASSERT_TRUE(values);
  EXPECT_EQ((*values)[0], 1.0F);
  EXPECT_EQ((*values)[1], -2.0F);
  EXPECT_EQ((*values)[2], 5.9604644775390625e-08F);
  EXPECT_EQ((*values)[3], INFINITY);
  EXPECT_EQ((*values)[4], 65504.0F);
  EXPECT_EQ((*values)[5], 0.0F);
  EXPECT_TRUE(std::signbit((*values)[5]));
}

TEST(Npy, TruncationAtEveryByteIsAnError) {
  const auto whole = npy(dictionary("<f4", false, "(2, 3, 4)"), std::string(96, '\1'));
  ASSERT_TRUE(parse_npy_stack("t.npy", bytes_of(whole), AxisOrder::kNchw));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto stack = parse_npy_stack("t.npy", bytes_of(whole.substr(0, length)), AxisOrder::kNchw);
    ASSERT_FALSE(stack) << length;
    EXPECT_EQ(stack.error().subject, "t.npy");
  }
  EXPECT_FALSE(parse_npy_stack("t.npy", bytes_of(whole + "x"), AxisOrder::kNchw));
}

TEST(Npy, HostileHeadersAreRefusedWithAReason) {
  const auto reason = [](const std::string& dict, int version = 1) {
    const auto stack = parse_npy_stack("h.npy", bytes_of(npy(dict, "", version)), AxisOrder::kNchw);
    EXPECT_FALSE(stack) << dict;
    return stack ? std::string() : stack.error().reason;
  };
  EXPECT_NE(reason("{'descr': '|O', 'fortran_order': False, 'shape': (2,2,2)}").find("pickle"), std::string::npos);
  EXPECT_NE(reason("{'descr': [('a','<f4')], 'fortran_order': False, 'shape': (2,2,2)}").find("structured"),
            std::string::npos);
  EXPECT_NE(reason(dictionary("<U5", false, "(2,2,2)")).find("text"), std::string::npos);
  EXPECT_NE(reason(dictionary("<c8", false, "(2,2,2)")).find("complex"), std::string::npos);
  EXPECT_NE(reason(dictionary("<M8[ns]", false, "(2,2,2)")).find("dates"), std::string::npos);
  EXPECT_NE(reason(dictionary("<f4", false, "(-1,2,2)")).find("negative"), std::string::npos);
  EXPECT_NE(reason(dictionary("<f4", false, "(4611686018427387904,4611686018427387904,4)")).find("overflow"),
            std::string::npos);
  EXPECT_NE(reason(dictionary("<f4", false, "(99999999999,1,1)")).find("truncated"), std::string::npos);
  EXPECT_NE(reason("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1)}").find("twice"),
            std::string::npos);
  EXPECT_NE(reason("{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1)}").find("8 axes"),
            std::string::npos);
  EXPECT_NE(reason("{'descr': '<f4', 'fortran_order': __import__('os'), 'shape': (1,)}").find("fortran_order"),
            std::string::npos);
  EXPECT_NE(reason(std::string(20'000, ' ')).find("header"), std::string::npos);
  EXPECT_NE(reason("", 9).find("version"), std::string::npos);
}

// As numpy.load reads them.
TEST(Npy, HeadersOfOtherWritersAreRead) {
  const std::string data = packed(std::vector<float>{1, 2, 3, 4, 5, 6}, false);
  const auto values = [&](const std::string& dict) {
    const auto read = parse_npy_values("h.npy", bytes_of(npy(dict, data)));
    EXPECT_TRUE(read) << dict << ": " << read.error().message();
    return read.value_or(std::vector<float>());
  };
  const std::vector<float> expected = {1, 2, 3, 4, 5, 6};
  // Long integers of Python 2.
  EXPECT_EQ(values(dictionary("<f4", false, "(1L, 2L, 3L)")), expected);
  EXPECT_EQ(values(dictionary("<f4", false, "(6L,)")), expected);
  // Without the order of bytes, it is the machine's.
  for (const char* descr : {"f4", "=f4", "|f4"}) EXPECT_EQ(values(dictionary(descr, false, "(2, 3)")), expected);
  // Lines end in other ways.
  EXPECT_EQ(values("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }   \r\n"), expected);
  EXPECT_EQ(values("{'descr': '<f4',\r\n 'fortran_order': False,\t'shape': (2,3)}\n"), expected);
  const auto bytes = parse_npy_values("h.npy", bytes_of(npy(dictionary("u1", false, "(2,)"), "\7\x08")));
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, (std::vector<float>{7, 8}));
}

TEST(Npy, RawBytesAreNamedAndPerhapsBfloat16) {
  const auto reason = [](const std::string& descr) {
    const auto read = parse_npy_values("h.npy", bytes_of(npy(dictionary(descr, false, "(2,)"), std::string(8, '\0'))));
    return read ? std::string() : read.error().reason;
  };
  EXPECT_EQ(reason("|V2"), "holds raw bytes, perhaps bfloat16 (\"|V2\"); save it as float32");
  EXPECT_EQ(reason("<V2"), "holds raw bytes, perhaps bfloat16 (\"<V2\"); save it as float32");
  EXPECT_EQ(reason("|V4"), "holds raw bytes (\"|V4\"); save it as float32");
  EXPECT_EQ(reason("|S4"), "holds text (\"|S4\"); save it as float32");
  EXPECT_EQ(reason("<f16"), "holds numbers of an unknown kind (\"<f16\"); save it as float32");
  // Found by a fuzz target: a refusal is one line, whatever the file holds.
  EXPECT_EQ(reason("<q\n\t2"), "holds numbers of an unknown kind (\"<q??2\"); save it as float32");
  const std::string long_type = reason("<q" + std::string(500, 'x'));
  EXPECT_TRUE(long_type.starts_with("holds numbers of an unknown kind (\"<qxxx")) << long_type;
  EXPECT_LE(long_type.size(), 200U);
  EXPECT_NE(reason("O").find("pickle"), std::string::npos);
  EXPECT_NE(reason("<").find("not a type"), std::string::npos);
}

TEST(Npy, AnotherArrayBehindTheFirstIsNamed) {
  const std::string array = npy(dictionary("<f4", false, "(2,)"), std::string(8, '\0'));
  const auto two = parse_npy_values("h.npy", bytes_of(array + array));
  ASSERT_FALSE(two);
  EXPECT_EQ(
      two.error().reason,
      "holds more than one array: np.save was called several times on one open file; save each array to a file of "
      "its own");
  const auto rest = parse_npy_values("h.npy", bytes_of(array + "\x93NUM"));
  ASSERT_FALSE(rest);
  EXPECT_NE(rest.error().reason.find("has 4 bytes after its data"), std::string::npos);
}

TEST(Npy, AnEmptyAxisIsRefused) {
  const auto stack =
      parse_npy_stack("e.npy", bytes_of(npy(dictionary("<f4", false, "(3, 0, 5)"), "")), AxisOrder::kNchw);
  ASSERT_FALSE(stack);
  EXPECT_EQ(stack.error().reason, "is empty: it has the shape (3, 0, 5)");
}

using Files = FolderTest;

TEST_F(Files, WhatIsWrittenIsReadBack) {
  Tensor stack({2, 3, 2, 5});
  float next = 0.5F;
  for (int n = 0; n < 2; ++n) {
    for (int c = 0; c < 3; ++c) {
      for (float& value : stack.plane(n, c)) value = next += 1.25F;
    }
  }
  for (const AxisOrder order : {AxisOrder::kNchw, AxisOrder::kNhwc}) {
    ASSERT_TRUE(write_npy_stack(path("s.npy"), stack, order, 4));
    const auto back = read_npy_stack(path("s.npy"), order);
    ASSERT_TRUE(back);
    for (int n = 0; n < 2; ++n) {
      for (int c = 0; c < 3; ++c) {
        for (std::size_t p = 0; p < 10; ++p) EXPECT_EQ(back->plane(n, c)[p], stack.plane(n, c)[p]);
      }
    }
  }
}

TEST_F(Files, FilesThatAreNotRegularAreRefused) {
  EXPECT_NE(read_npy_header(path("absent.npy")).error().reason.find("cannot be opened"), std::string::npos);
  EXPECT_NE(read_npy_header(folder_.string()).error().reason.find("folder"), std::string::npos);
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_NE(read_npy_header(path("pipe")).error().reason.find("regular"), std::string::npos);
  put("empty.npy", "");
  EXPECT_FALSE(read_npy_header(path("empty.npy")));
  put("text.npy", "hello, world");
  EXPECT_FALSE(read_npy_header(path("text.npy")));
}

TEST_F(Files, WritingReplacesWholeOrNotAtAll) {
  put("keep.npy", "old");
  chmod(path("keep.npy").c_str(), 0444);
  const std::vector<float> values = {1.0F};
  const std::vector<std::int64_t> shape = {1};
  EXPECT_FALSE(test::write_npy_values(path("keep.npy"), values, shape));
  EXPECT_FALSE(test::write_npy_values(path("no/such/folder.npy"), values, shape));
  EXPECT_EQ(content("keep.npy"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(Files, KindsAndWeightLayouts) {
  const std::string four(16, '\0');
  put("w.npy", npy(dictionary("<f4", false, "(2, 2)"), four));
  put("l.npy", npy(dictionary("<i4", false, "(2, 2)"), four));
  put("o.npy", npy(dictionary("<f4", false, "(1, 1, 4, 1)"), four));
  EXPECT_EQ(*array_kind("w", *read_npy_header(path("w.npy")), {}), ArrayKind::kWeights);
  EXPECT_EQ(*array_kind("l", *read_npy_header(path("l.npy")), {}), ArrayKind::kLabels);
  EXPECT_EQ(*array_kind("o", *read_npy_header(path("o.npy")), {}), ArrayKind::kStack);
  EXPECT_EQ(*array_kind("o", *read_npy_header(path("o.npy")), 4), ArrayKind::kWeights);
  const auto layer = read_layer(path("o.npy"), {}, 4);
  ASSERT_TRUE(layer);
  EXPECT_EQ(layer->cin, 4);
  EXPECT_EQ(layer->cout, 1);
  EXPECT_FALSE(read_layer(path("w.npy"), {}, 3));
  put("k.npy", npy(dictionary("<f4", false, "(1, 4, 1, 3)"), std::string(48, '\0')));
  EXPECT_NE(read_layer(path("k.npy"), {}, {}).error().reason.find("larger than 1 × 1"), std::string::npos);
}

TEST(Layouts, HaveNames) {
  EXPECT_STREQ(axis_order_name(kAxisOrders[0]), "nchw");
  EXPECT_STREQ(axis_order_name(kAxisOrders[1]), "nhwc");
  EXPECT_STREQ(axis_order_name(static_cast<AxisOrder>(kAxisOrders.size())), "");
}

TEST(Layouts, AmbiguityAsksForTheOption) {
  ArrayHeader header;
  header.shape = {1, 4, 3, 4};
  EXPECT_NE(axis_order_for_cin("x", header, 4).error().reason.find("--layout"), std::string::npos);
  header.shape = {1, 20, 72, 256};
  EXPECT_EQ(*axis_order_for_cin("x", header, 256), AxisOrder::kNhwc);
  EXPECT_EQ(likely_axis_order(header), AxisOrder::kNhwc);
  header.shape = {256, 20, 72};
  EXPECT_EQ(likely_axis_order(header), AxisOrder::kNchw);
}

}  // namespace
}  // namespace pw

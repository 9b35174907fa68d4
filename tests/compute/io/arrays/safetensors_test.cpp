#include "compute/io/arrays/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "compute/io/arrays/array_archive.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/models/layer_file.h"
#include "compute/io/recognise.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

std::string with_length(const std::string& header, const std::string& payload) {
  std::string file;
  for (std::size_t i = 0; i < 8; ++i) file += static_cast<char>(header.size() >> 8 * i & 255U);
  return file + header + payload;
}

template <class Value>
std::string bytes_of(const std::vector<Value>& values) {
  std::string out(values.size() * sizeof(Value), '\0');
  std::memcpy(out.data(), values.data(), out.size());
  return out;
}

Expected<SafetensorsHeader> parse(const std::string& file) {
  const std::string subject = "x.safetensors";
  return parse_safetensors_header(subject, static_cast<std::int64_t>(file.size()),
                                  reader_of(subject, std::as_bytes(std::span(file))));
}

Expected<std::vector<float>> read(const std::string& file, const std::string& name) {
  const std::string subject = "x.safetensors";
  const auto header = parse(file);
  if (!header) return Unexpected(header.error());
  const auto array = find_array(subject, *header, name);
  if (!array) return Unexpected(array.error());
  return read_values_payload(subject, *array, reader_of(subject, std::as_bytes(std::span(file))));
}

template <class Value>
void expect_reads(const std::string& type, const std::vector<Value>& stored, const std::vector<float>& expected) {
  const std::string payload = bytes_of(stored);
  const auto values = read(with_length(fmt::format(R"({{"a":{{"dtype":"{}","shape":[{}],"data_offsets":[0,{}]}}}})",
                                                   type, stored.size(), payload.size()),
                                       payload),
                           "a");
  ASSERT_TRUE(values) << values.error().message();
  EXPECT_EQ(*values, expected) << type;
}

TEST(Safetensors, ReadsEveryType) {
  expect_reads<std::uint8_t>("BOOL", {0, 1, 1}, {0, 1, 1});
  expect_reads<std::uint8_t>("U8", {0, 255}, {0, 255});
  expect_reads<std::int8_t>("I8", {-128, 127}, {-128, 127});
  expect_reads<std::uint16_t>("U16", {65535}, {65535});
  expect_reads<std::int16_t>("I16", {-32768}, {-32768});
  expect_reads<std::uint32_t>("U32", {1U << 31}, {2147483648.0F});
  expect_reads<std::int32_t>("I32", {-5}, {-5});
  expect_reads<std::uint64_t>("U64", {1ULL << 63}, {9223372036854775808.0F});
  expect_reads<std::int64_t>("I64", {-7}, {-7});
  expect_reads<std::uint16_t>("F16", {0x3C00, 0xC000, 0x7C00}, {1, -2, INFINITY});
  expect_reads<std::uint16_t>("BF16", {0x3F80, 0xC040, 0xFF80}, {1, -3, -INFINITY});
  expect_reads<float>("F32", {1.25F, -0.0F}, {1.25F, -0.0F});
  expect_reads<double>("F64", {0.1}, {0.1F});
}

TEST(Safetensors, SeveralArraysInAnyOrderOfNaming) {
  const auto file = with_length(
      R"({"second":{"shape":[2],"data_offsets":[4,8],"dtype":"I16"},"__metadata__":{"made":"by hand","é":"ü"},)"
      R"("first":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}   )",
      bytes_of<float>({3.5F}) + bytes_of<std::int16_t>({1, 2}));
  const auto header = parse(file);
  ASSERT_TRUE(header) << header.error().message();
  ASSERT_EQ(header->arrays.size(), 2U);
  EXPECT_EQ(header->arrays[0].name, "first");
  EXPECT_EQ(header->metadata.at("é"), "ü");
  EXPECT_EQ(*read(file, "first"), std::vector<float>{3.5F});
  EXPECT_EQ(*read(file, "second"), (std::vector<float>{1, 2}));
  EXPECT_NE(read(file, "third").error().reason.find(R"(has no array "third"; it holds "first", "second")"),
            std::string::npos);
}

TEST(Safetensors, TruncationAtEveryByteIsAnError) {
  const auto whole = with_length(R"({"a":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]}})", std::string(12, '\1'));
  ASSERT_TRUE(read(whole, "a"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto values = read(whole.substr(0, length), "a");
    ASSERT_FALSE(values) << length;
    EXPECT_EQ(values.error().subject, "x.safetensors");
    EXPECT_EQ(values.error().reason.find('\n'), std::string::npos);
  }
  EXPECT_NE(read(whole + "x", "a").error().reason.find("1 bytes that belong to no array"), std::string::npos);
}

// Each with a distinctive part of its error message.
TEST(Safetensors, HostileHeadersAreRefusedWithAReason) {
  const auto entry = [](const std::string& fields) { return R"({"a":{"dtype":"U8",)" + fields + "}}"; };
  const std::pair<std::string, std::string> cases[] = {
      {"[]", "does not start with {"},
      {"{", "not valid JSON"},
      {"{}}", "not valid JSON"},
      {R"({"a":5})", "a number where it does not belong"},
      {R"({"a":null})", "null where it does not belong"},
      {R"({"a":[]})", "a list where it does not belong"},
      {R"({"a":{}})", "lacks dtype, shape or data_offsets"},
      {R"({"__metadata__":{"k":5}})", "strings only"},
      {R"({"__metadata__":{"k":null}})", "strings only"},
      {R"({"__metadata__":{"k":{}}})", "an object in its metadata, which may hold strings only"},
      {R"({"__metadata__":{"k":"1","k":"2"}})", "twice in its metadata"},
      {entry(R"("shape":[2],"data_offsets":[0,2],"more":1)"), R"(unknown key "more")"},
      {entry(R"("shape":[2],"data_offsets":[0,2],"shape":[2])"), "the key shape twice"},
      {entry(R"("shape":[2],"data_offsets":[0,2]},"\u0061":{"dtype":"U8","shape":[0],"data_offsets":[2,2])"),
       R"(names "a" twice)"},
      {entry(R"("shape":[2.5],"data_offsets":[0,2])"), "not whole"},
      {entry(R"("shape":[-2],"data_offsets":[0,2])"), "a negative number"},
      {entry(R"("shape":[[2]],"data_offsets":[0,2])"), "a list where it does not belong"},
      {entry(R"("shape":[18446744073709551615],"data_offsets":[0,2])"), "too long"},
      {entry(R"("shape":[4294967296,4294967296,4],"data_offsets":[0,2])"), "overflows"},
      {entry(R"("shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,2])"), "more than 8 axes"},
      {entry(R"("shape":[3],"data_offsets":[0,2])"), "its shape (3,) needs 3"},
      {entry(R"("shape":[2],"data_offsets":[2,0])"), "the bytes 2 to 0, which end before they begin"},
      {R"({"a":{"dtype":"X9","shape":[2],"data_offsets":[10,5]}})", R"("a" the bytes 10 to 5, which end before)"},
      {entry(R"("shape":[1],"data_offsets":[1,2])"), "a gap or an overlap"},
      {entry(R"("shape":[2],"data_offsets":[0])"), "not two"},
      {entry(R"("shape":[2],"data_offsets":[0,1,2])"), "not two sensible numbers"},
      {entry(R"("shape":[2],"data_offsets":[0,99999999999999999999])"), "not whole"},
      {entry(R"("shape":[9],"data_offsets":[0,9])"),
       "is truncated: its arrays need 9 bytes of data, but there are only 2"},
      {entry(R"("shape":[1],"data_offsets":[0,1])"), "1 bytes that belong to no array"},
      {entry(R"("shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2])"), "overlap"},
      {R"({"a":{"dtype":7,"shape":[2],"data_offsets":[0,2]}})", "a number where it does not belong"},
      {"{\"a\xFF\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", "not valid JSON"},
      {"{\"\xC0\x80\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", "not valid JSON"},
      {std::string(1, '{') + std::string(100'000, '['), "not valid JSON"},
  };
  for (const auto& [header, sentence] : cases) {
    const auto parsed = parse(with_length(header, "\1\2"));
    ASSERT_FALSE(parsed) << header.substr(0, 200);
    EXPECT_NE(parsed.error().reason.find(sentence), std::string::npos) << header.substr(0, 200) << "\n"
                                                                       << parsed.error().reason;
    EXPECT_LT(parsed.error().reason.size(), 300U);
  }
}

TEST(Safetensors, HeadersBeyondTheLimitsAreNotRead) {
  std::string huge(8, '\xFF');
  EXPECT_NE(parse(huge + "{}").error().reason.find("more than the limit of 25000000"), std::string::npos);
  EXPECT_NE(parse(std::string("\x00\x10\0\0\0\0\0\0{}", 10)).error().reason.find("truncated inside"),
            std::string::npos);
  std::string many = "{";
  for (int i = 0; i <= 100'000; ++i)
    many += fmt::format(R"({}"{}":{{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})", i == 0 ? "" : ",", i);
  EXPECT_NE(parse(with_length(many + "}", "")).error().reason.find("more than 100000 arrays"), std::string::npos);
}

TEST(Safetensors, NamesInMessagesAreShortAndOfOneLine) {
  const std::string name = std::string(59, 'x') + "é\\n" + std::string(500, 'y');
  const auto parsed = parse(with_length("{\"" + name + "\":5}", ""));
  EXPECT_EQ(parsed.error().reason,
            "is not a valid safetensors file: its header has a number where it does not belong, in \"" +
                std::string(59, 'x') + "…\"");
  EXPECT_NE(parse(with_length("{\"a\\nb\":5}", "")).error().reason.find("\"a?b\""), std::string::npos);
}

TEST(Safetensors, OnlyArraysThatAreNotFloat32AreRefused) {
  const auto file = with_length(R"({"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]},)"
                                R"("b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
                                R"("c":{"dtype":"U8","shape":[0,5],"data_offsets":[2,2]}})",
                                "\1\2");
  EXPECT_NE(read(file, "a").error().reason.find("as F8_E4M3, which is not supported"), std::string::npos);
  EXPECT_NE(read(file, "c").error().reason.find("without values"), std::string::npos);
  EXPECT_EQ(*read(file, "b"), std::vector<float>{2});
}

// Current files mix types that are read with small and complex ones.
TEST(Safetensors, ArraysOfUnknownTypesDoNotHideTheOthers) {
  for (const char* type : {"F8_E8M0", "F8_E4M3", "F4", "F6_E2M3", "C64", "Q7"}) {
    const auto file = with_length(fmt::format(R"({{"scale":{{"dtype":"{}","shape":[1],"data_offsets":[0,1]}},)"
                                              R"("b":{{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}}})",
                                              type),
                                  "\1\2");
    ASSERT_TRUE(parse(file)) << parse(file).error().message();
    EXPECT_EQ(*read(file, "b"), std::vector<float>{2});
    EXPECT_NE(read(file, "scale").error().reason.find(fmt::format("as {}, which is not supported", type)),
              std::string::npos);
  }
  const auto gap = parse(with_length(R"({"a":{"dtype":"F4","shape":[2],"data_offsets":[0,1]}})", "\1\2"));
  EXPECT_NE(gap.error().reason.find("1 bytes that belong to no array"), std::string::npos);
  EXPECT_FALSE(parse(with_length(R"({"a":{"dtype":"F4","shape":[2],"data_offsets":[1,0]}})", "\1\2")));
}

TEST(Safetensors, MetadataMayBeNull) {
  const auto file = with_length(R"({"__metadata__":null,"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", "\1\2");
  ASSERT_TRUE(parse(file)) << parse(file).error().message();
  EXPECT_EQ(*read(file, "b"), (std::vector<float>{1, 2}));
}

using SafetensorsFiles = FolderTest;

TEST_F(SafetensorsFiles, WhatIsWrittenIsReadBack) {
  const std::vector<float> weights = {1, 2, 3, 4, 5, 6};
  const std::vector<float> bias = {0.5F, -0.25F};
  const ArrayToWrite arrays[] = {{"head \"é\".weight", {2, 3}, weights}, {"bias", {2}, bias}};
  for (const auto type : {SafetensorsType::kFloat32, SafetensorsType::kFloat16}) {
    ASSERT_TRUE(write_safetensors(path("w.safetensors"), arrays, type, {{"steps", "400"}}));
    const auto file = InputFile::open(path("w.safetensors"));
    ASSERT_TRUE(file) << file.error().message();
    const auto header = parse_safetensors_header("w.safetensors", file->size(), reader_of(*file));
    ASSERT_TRUE(header) << header.error().message();
    EXPECT_EQ(header->metadata.at("steps"), "400");
    EXPECT_EQ(header->arrays[0].array.data_offset % 8, 0);
    const auto archive = ArrayArchive::open(path("w.safetensors"));
    ASSERT_TRUE(archive) << archive.error().message();
    EXPECT_EQ(archive->entries()[0].shape, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(*archive->values("head \"é\".weight"), weights);
    EXPECT_EQ(*archive->values("bias"), bias);
  }
}

TEST_F(SafetensorsFiles, HalvesAreRoundedToNearestEven) {
  const std::vector<float> given = {1.0F + 0x1p-11F, 1.0F + 0x3p-11F, 65519.0F, 65520.0F, -1e9F, 0x1p-24F,
                                    0x1p-25F,        0x1.8p-25F,      0x1p-14F, 1e-30F,   NAN,   0x1.ffffffp-15F};
  const std::vector<float> expected = {1.0F, 1.0F + 0x1p-9F, 65504.0F, INFINITY, -INFINITY, 0x1p-24F,
                                       0.0F, 0x1p-24F,       0x1p-14F, 0.0F,     NAN,       0x1p-14F};
  const ArrayToWrite arrays[] = {{"h", {static_cast<std::int64_t>(given.size())}, given}};
  ASSERT_TRUE(write_safetensors(path("h.safetensors"), arrays, SafetensorsType::kFloat16));
  const auto back = *ArrayArchive::open(path("h.safetensors"))->values("h");
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (std::isnan(expected[i])) {
      EXPECT_TRUE(std::isnan(back[i]));
    } else {
      EXPECT_EQ(back[i], expected[i]) << given[i];
    }
  }
}

TEST_F(SafetensorsFiles, AreReadWhereverArraysAre) {
  const std::vector<float> weights = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<float> bias = {9, 10};
  std::vector<float> stack(4 * 3 * 5);
  for (std::size_t i = 0; i < stack.size(); ++i) stack[i] = static_cast<float>(i);
  const ArrayToWrite arrays[] = {
      {"w", {2, 4}, weights}, {"k", {2, 4, 1, 1}, weights}, {"b", {2}, bias}, {"x", {1, 4, 3, 5}, stack}};
  const std::string file = path("all.safetensors");
  ASSERT_TRUE(write_safetensors(file, arrays, SafetensorsType::kFloat32));
  EXPECT_EQ(*array_kind("w", *read_array_header(file + ":w"), {}), ArrayKind::kWeights);
  EXPECT_EQ(*array_kind("k", *read_array_header(file + ":k"), 4), ArrayKind::kWeights);
  EXPECT_EQ(*array_kind("x", *read_array_header(file + ":x"), {}), ArrayKind::kStack);
  EXPECT_NE(read_array_header(file).error().reason.find("holds 4 arrays (\"w\", \"k\", \"b\", \"x\"); name one"),
            std::string::npos);
  EXPECT_NE(read_array_header(file + ":nothing").error().message().find("all.safetensors:nothing: has no array"),
            std::string::npos);
  const auto layer = read_layer(file + ":k", file + ":b", 4);
  ASSERT_TRUE(layer) << layer.error().message();
  EXPECT_EQ(layer->weight, weights);
  EXPECT_EQ(layer->bias, bias);
  const auto read = read_array_stack(file + ":x", AxisOrder::kNchw);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->shape(), (Shape{1, 4, 3, 5}));
  EXPECT_EQ(read->plane(0, 3)[14], 59.0F);
  EXPECT_EQ(read_array_stack(file + ":x", AxisOrder::kNhwc)->shape(), (Shape{1, 5, 4, 3}));
}

TEST_F(SafetensorsFiles, OneArrayNeedsNoNameAndContentDecides) {
  const std::vector<float> values = {1, 2};
  const ArrayToWrite arrays[] = {{"only", {1, 2}, values}};
  ASSERT_TRUE(write_safetensors(path("one.bin"), arrays, SafetensorsType::kFloat16));
  EXPECT_EQ(*array_kind("one", *read_array_header(path("one.bin")), {}), ArrayKind::kWeights);
  EXPECT_EQ(*read_array_values(path("one.bin")), values);
  // A file whose own name looks like FILE:NAME.
  std::filesystem::rename(path("one.bin"), path("odd.safetensors:name"));
  EXPECT_EQ(*read_array_values(path("odd.safetensors:name")), values);
  put("damaged.safetensors", "hello, this is text");
  EXPECT_NE(read_array_header(path("damaged.safetensors")).error().reason.find("safetensors"), std::string::npos);
}

}  // namespace
}  // namespace pw

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/ending.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxHeaderBytes = 25'000'000;
constexpr std::size_t kMaxArrays = 100'000;
constexpr std::size_t kMaxRank = 8;
constexpr std::int64_t kPrefix = 8;
constexpr int kUnknownBytes = 0;

struct TypeRow {
  std::string_view name;
  NumberKind kind;
  int bytes;
  bool readable;
};

// Arrays of any other type are listed, but not read; their size in bytes is what the header states.
constexpr TypeRow kTypes[] = {
    {"BOOL", NumberKind::kBool, 1, true},       {"U8", NumberKind::kUnsigned, 1, true},
    {"I8", NumberKind::kSigned, 1, true},       {"F8_E5M2", NumberKind::kFloat, 1, false},
    {"F8_E4M3", NumberKind::kFloat, 1, false},  {"U16", NumberKind::kUnsigned, 2, true},
    {"I16", NumberKind::kSigned, 2, true},      {"F16", NumberKind::kFloat, 2, true},
    {"BF16", NumberKind::kBrainFloat, 2, true}, {"U32", NumberKind::kUnsigned, 4, true},
    {"I32", NumberKind::kSigned, 4, true},      {"F32", NumberKind::kFloat, 4, true},
    {"U64", NumberKind::kUnsigned, 8, true},    {"I64", NumberKind::kSigned, 8, true},
    {"F64", NumberKind::kFloat, 8, true},
};

// What the JSON says, before it is checked against the size of the file.
struct Entry {
  NamedArray named;
  std::int64_t begin = 0, end = 0;  // bytes after the header
  bool has_type = false, has_shape = false, has_offsets = false;
};

// SAX handler of the header, so that only what is needed is built and duplicate keys are detected: {"name": {"dtype":
// …, "shape": […], "data_offsets": [begin, end]}, "__metadata__": {"key": "value"}}.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::vector<Entry> entries;
  std::map<std::string, std::string> metadata;
  std::string problem;

  // The reference reader takes it as no metadata.
  bool null() override { return place_ == Place::kTop && key_ == "__metadata__" ? true : wrong("null"); }
  bool boolean(bool) override { return wrong("true or false"); }
  bool number_float(double, const std::string&) override { return wrong("a number that is not whole"); }
  bool binary(binary_t&) override { return wrong("binary data"); }
  bool number_integer(std::int64_t) override { return wrong("a negative number"); }
  bool number_unsigned(std::uint64_t value) override {
    if (place_ == Place::kShape) return add_axis(value);
    if (place_ == Place::kOffsets) return add_offset(value);
    return wrong("a number");
  }
  bool string(std::string& value) override {
    if (place_ == Place::kMetadata) {
      metadata[key_] = value;
      return true;
    }
    if (place_ == Place::kEntry && key_ == "dtype") return set_type(value);
    return wrong("a string");
  }
  bool start_object(std::size_t) override {
    if (place_ == Place::kStart) {
      place_ = Place::kTop;
      return true;
    }
    if (place_ != Place::kTop) return wrong("an object");
    if (key_ == "__metadata__") {
      place_ = Place::kMetadata;
      return true;
    }
    if (entries.size() == kMaxArrays) return refuse(fmt::format("names more than {} arrays", kMaxArrays));
    entries.emplace_back().named.name = key_;
    place_ = Place::kEntry;
    return true;
  }
  bool key(std::string& text) override {
    if (place_ == Place::kTop && !names_.insert(text).second)
      return refuse(fmt::format("names {} twice", quoted_name(text)));
    if (place_ == Place::kMetadata && metadata.contains(text))
      return refuse(fmt::format("has the key {} twice in its metadata", quoted_name(text)));
    if (place_ == Place::kEntry && !note_key(text)) return false;
    key_ = text;
    return true;
  }
  bool end_object() override {
    if (place_ == Place::kEntry) {
      const Entry& entry = entries.back();
      if (!entry.has_type || !entry.has_shape || !entry.has_offsets)
        return refuse(fmt::format("lacks dtype, shape or data_offsets of {}", quoted_name(entry.named.name)));
      if (offsets_ != 2)
        return refuse(fmt::format("has data_offsets of {} that are not two", quoted_name(entry.named.name)));
    }
    place_ = place_ == Place::kTop ? Place::kStart : Place::kTop;
    return true;
  }
  bool start_array(std::size_t) override {
    if (place_ == Place::kEntry && key_ == "shape") {
      place_ = Place::kShape;
    } else if (place_ == Place::kEntry && key_ == "data_offsets") {
      place_ = Place::kOffsets;
      offsets_ = 0;
    } else {
      return wrong("a list");
    }
    return true;
  }
  bool end_array() override {
    place_ = Place::kEntry;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse(fmt::format("is not valid JSON at byte {}", position));
  }

 private:
  enum class Place { kStart, kTop, kMetadata, kEntry, kShape, kOffsets };

  bool refuse(std::string what) {
    if (problem.empty()) problem = std::move(what);
    return false;
  }
  bool wrong(std::string_view what) {
    if (place_ == Place::kStart) return refuse("is not a JSON object");
    if (place_ == Place::kMetadata)
      return refuse(fmt::format("has {} in its metadata, which may hold strings only", what));
    const std::string name = entries.empty() || place_ == Place::kTop ? key_ : entries.back().named.name;
    return refuse(fmt::format("has {} where it does not belong, in {}", what, quoted_name(name)));
  }
  bool note_key(const std::string& text) {
    Entry& entry = entries.back();
    bool& seen = text == "dtype" ? entry.has_type : text == "shape" ? entry.has_shape : entry.has_offsets;
    if (text != "dtype" && text != "shape" && text != "data_offsets")
      return refuse(fmt::format("has the unknown key {} in {}", quoted_name(text), quoted_name(entry.named.name)));
    if (seen) return refuse(fmt::format("has the key {} twice in {}", text, quoted_name(entry.named.name)));
    seen = true;
    return true;
  }
  bool set_type(const std::string& value) {
    NamedArray& named = entries.back().named;
    const auto* row =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const TypeRow& r) { return r.name == value; });
    named.type = value;
    named.readable = row != std::end(kTypes) && row->readable;
    if (row == std::end(kTypes)) {
      named.array.item_bytes = kUnknownBytes;
      return true;
    }
    named.array.kind = row->kind;
    named.array.item_bytes = row->bytes;
    return true;
  }
  bool add_axis(std::uint64_t value) {
    NamedArray& named = entries.back().named;
    if (value > INT64_MAX) return refuse(fmt::format("gives {} an axis that is too long", quoted_name(named.name)));
    named.array.shape.push_back(static_cast<std::int64_t>(value));
    if (named.array.shape.size() > kMaxRank)
      return refuse(fmt::format("gives {} more than {} axes", quoted_name(named.name), kMaxRank));
    return true;
  }
  bool add_offset(std::uint64_t value) {
    Entry& entry = entries.back();
    if (value > INT64_MAX || offsets_ >= 2)
      return refuse(
          fmt::format("has data_offsets of {} that are not two sensible numbers", quoted_name(entry.named.name)));
    (offsets_++ == 0 ? entry.begin : entry.end) = static_cast<std::int64_t>(value);
    return true;
  }

  Place place_ = Place::kStart;
  std::string key_;
  int offsets_ = 0;
  std::set<std::string> names_;
};

Unexpected invalid(const std::string& subject, std::string_view what) {
  return fail(subject, "is not a valid safetensors file: its header {}", what);
}

// Checks that the arrays, each of the size that its shape needs, fill the file without gap or overlap.
Expected<SafetensorsHeader> place_entries(const std::string& subject, HeaderHandler& handler, std::int64_t data_offset,
                                          std::int64_t total) {
  auto& entries = handler.entries;
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  SafetensorsHeader header;
  header.metadata = std::move(handler.metadata);
  std::int64_t at = 0;
  for (Entry& entry : entries) {
    ArrayHeader& array = entry.named.array;
    std::int64_t bytes = array.item_bytes;
    for (const std::int64_t axis : array.shape) {
      if (__builtin_mul_overflow(bytes, axis, &bytes))
        return invalid(subject, fmt::format("gives {} a shape whose size overflows", quoted_name(entry.named.name)));
    }
    if (entry.end < entry.begin)
      return invalid(subject, fmt::format("gives {} the bytes {} to {}, which end before they begin",
                                          quoted_name(entry.named.name), entry.begin, entry.end));
    if (entry.begin != at)
      return invalid(subject, fmt::format("leaves a gap or an overlap before {}, at byte {} of the data",
                                          quoted_name(entry.named.name), at));
    const bool has_its_size = array.item_bytes == kUnknownBytes || entry.end - entry.begin == bytes;
    if (!has_its_size)
      return invalid(
          subject, fmt::format("gives {} the bytes {} to {}, but its shape {} needs {}", quoted_name(entry.named.name),
                               entry.begin, entry.end, shape_text(array.shape), bytes));
    array.data_offset = data_offset + at;
    at = entry.end;
    header.arrays.push_back(std::move(entry.named));
  }
  const std::int64_t there = total - data_offset;
  if (at > there)
    return fail(subject, "is truncated: its arrays need {} bytes of data, but there are only {}", at, there);
  if (at < there) return fail(subject, "has {} bytes that belong to no array", there - at);
  return header;
}

std::int64_t little_endian(std::span<const std::byte> bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = kPrefix; i-- > 0;) value = value << 8 | static_cast<std::uint64_t>(bytes[i]);
  return value > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(value);
}

}  // namespace

Expected<ArrayHeader> find_array(const std::string& subject, const SafetensorsHeader& header, std::string_view name) {
  const auto& arrays = header.arrays;
  const auto found = std::find_if(arrays.begin(), arrays.end(), [&](const NamedArray& a) { return a.name == name; });
  if (found == arrays.end())
    return fail(subject, "has no array {}; it holds {}", quoted_name(name), some_names(header));
  if (!found->readable)
    return fail(subject, "holds {} as {}, which is not supported; convert it to F16 or F32", quoted_name(name),
                found->type);
  if (found->array.count() == 0)
    return fail(subject, "holds {} without values: it has the shape {}", quoted_name(name),
                shape_text(found->array.shape));
  return found->array;
}

std::string some_names(const SafetensorsHeader& header) {
  constexpr std::size_t kNamed = 4;
  const std::size_t count = header.arrays.size();
  if (count == 0) return "none";
  std::string names;
  for (std::size_t i = 0; i < std::min(count, kNamed); ++i)
    names += fmt::format("{}{}", i == 0 ? "" : ", ", quoted_name(header.arrays[i].name));
  return count > kNamed ? fmt::format("{} and {} more", names, count - kNamed) : names;
}

bool looks_like_safetensors(std::span<const std::byte> start, std::int64_t total) {
  if (static_cast<std::int64_t>(start.size()) <= kPrefix) return false;
  const std::int64_t length = little_endian(start);
  return length >= 2 && length <= kMaxHeaderBytes && length <= total - kPrefix && start[kPrefix] == std::byte{'{'};
}

bool has_safetensors_ending(std::string_view path) {
  return ends_in(path, ".safetensors");
}

Expected<SafetensorsHeader> parse_safetensors_header(const std::string& subject, std::int64_t total,
                                                     const ReadAt& read_at) {
  std::array<std::byte, kPrefix> prefix{};
  if (total < kPrefix + 2) return fail(subject, "is not a safetensors file: {} bytes are too few", total);
  if (auto read = read_at(0, prefix); !read) return Unexpected(read.error());
  const std::int64_t length = little_endian(prefix);
  if (length > kMaxHeaderBytes)
    return fail(subject, "declares a safetensors header of {} bytes, more than the limit of {}", length,
                kMaxHeaderBytes);
  if (length > total - kPrefix) return fail(subject, "is truncated inside its header");
  std::string text(static_cast<std::size_t>(length), '\0');
  if (auto read = read_at(kPrefix, std::as_writable_bytes(std::span(text))); !read) return Unexpected(read.error());
  if (!text.starts_with('{')) return fail(subject, "is not a safetensors file: its header does not start with {{");
  HeaderHandler handler;
  if (!nlohmann::json::sax_parse(text, &handler)) return invalid(subject, handler.problem);
  return place_entries(subject, handler, kPrefix + length, total);
}

}  // namespace pw

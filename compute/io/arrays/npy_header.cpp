#include "compute/io/arrays/npy_header.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxNpyHeaderBytes = 10'000;
constexpr std::size_t kMaxNpyRank = 8;
constexpr std::string_view kMagic = "\x93NUMPY";

// Accepts exactly the dictionary that NumPy writes: three keys, each once, in any order.
class DictionaryParser {
 public:
  DictionaryParser(const std::string& subject, std::string_view text) : subject_(subject), text_(text) {}

  Expected<ArrayHeader> parse() {
    if (!accept('{')) return bad("does not start with {");
    while (!accept('}')) {
      auto entry = parse_entry();
      if (!entry) return Unexpected(entry.error());
      if (!accept(',')) {
        if (!accept('}')) return bad("lacks a comma or a }");
        break;
      }
    }
    skip_blanks();
    if (at_ != text_.size()) return bad("continues after its }");
    if (!has_descr_ || !has_order_ || !has_shape_) return bad("lacks one of descr, fortran_order, shape");
    if (has_empty_axis_) return fail(subject_, "is empty: it has the shape {}", shape_text(header_.shape));
    return header_;
  }

 private:
  Unexpected bad(std::string_view what) const {
    return fail(subject_, "is not a valid .npy file: its header {}", what);
  }

  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n\f").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool accept(char expected) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != expected) return false;
    ++at_;
    return true;
  }
  bool accept(std::string_view word) {
    skip_blanks();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  std::optional<std::string_view> parse_string() {
    skip_blanks();
    if (at_ >= text_.size() || (text_[at_] != '\'' && text_[at_] != '"')) return std::nullopt;
    const std::size_t end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto content = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return content;
  }

  Expected<void> parse_entry() {
    const auto key = parse_string();
    if (!key || !accept(':')) return bad("has an entry that is not 'key': value");
    if (*key == "descr") return once(has_descr_, [&] { return parse_descr(); });
    if (*key == "fortran_order") return once(has_order_, [&] { return parse_order(); });
    if (*key == "shape") return once(has_shape_, [&] { return parse_shape(); });
    return bad("has a key other than descr, fortran_order, shape");
  }

  template <class Parse>
  Expected<void> once(bool& seen, Parse parse) {
    if (seen) return bad("has a key twice");
    seen = true;
    return parse();
  }

  Expected<void> parse_descr() {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '[')
      return fail(subject_, "holds a structured array; save one of its fields as plain numbers");
    auto descr = parse_string();
    if (!descr || descr->empty()) return bad("has a descr that is not a type");
    header_.big_endian = descr->front() == '>';
    // Without a mark, and with "=" or "|", the order is the machine's.
    const bool has_order = std::string_view("<>|=").find(descr->front()) != std::string_view::npos;
    return set_type(*descr, descr->substr(has_order ? 1 : 0));
  }

  // `type`: the descr without its byte order.
  Expected<void> set_type(std::string_view descr, std::string_view type) {
    if (type.empty()) return bad("has a descr that is not a type");
    const char kind = type.front();
    if (kind == 'O')
      return fail(subject_,
                  "holds Python objects (pickle), which could run code and are never read; save plain numbers");
    int bytes = 0;
    const auto [end, error] = std::from_chars(type.data() + 1, type.data() + type.size(), bytes);
    if (error != std::errc{} || end != type.data() + type.size()) return unsupported(descr, kind);
    header_.item_bytes = bytes;
    const bool whole = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
    if (kind == 'b' && bytes == 1) {
      header_.kind = NumberKind::kBool;
    } else if (kind == 'i' && whole) {
      header_.kind = NumberKind::kSigned;
    } else if (kind == 'u' && whole) {
      header_.kind = NumberKind::kUnsigned;
    } else if (kind == 'f' && whole && bytes != 1) {
      header_.kind = NumberKind::kFloat;
    } else {
      return unsupported(descr, kind);
    }
    return {};
  }

  Unexpected unsupported(std::string_view descr, char kind) const {
    const bool may_be_bfloat16 = kind == 'V' && descr.ends_with("V2");
    const char* what = may_be_bfloat16                             ? "raw bytes, perhaps bfloat16"
                       : kind == 'V'                               ? "raw bytes"
                       : kind == 'U' || kind == 'S' || kind == 'a' ? "text"
                       : kind == 'c'                               ? "complex numbers"
                       : kind == 'M' || kind == 'm'                ? "dates"
                                                                   : "numbers of an unknown kind";
    return fail(subject_, "holds {} ({}); save it as float32", what, quoted_name(descr));
  }

  Expected<void> parse_order() {
    if (accept("True")) {
      header_.fortran_order = true;
    } else if (!accept("False")) {
      return bad("has a fortran_order that is neither True nor False");
    }
    return {};
  }

  Expected<void> parse_shape() {
    if (!accept('(')) return bad("has a shape that is not a tuple");
    while (!accept(')')) {
      skip_blanks();
      std::int64_t axis = 0;
      const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), axis);
      if (error != std::errc{}) return bad("has a shape with an axis that is not a whole number of sensible size");
      if (axis < 0) return bad("has a negative axis");
      has_empty_axis_ = has_empty_axis_ || axis == 0;
      at_ = static_cast<std::size_t>(end - text_.data());
      // Python 2 marks its long integers.
      if (at_ < text_.size() && text_[at_] == 'L') ++at_;
      header_.shape.push_back(axis);
      if (header_.shape.size() > kMaxNpyRank) return bad("has more than 8 axes");
      if (!accept(',')) {
        if (!accept(')')) return bad("has a shape that does not end");
        break;
      }
    }
    return {};
  }

  const std::string& subject_;
  std::string_view text_;
  std::size_t at_ = 0;
  ArrayHeader header_;
  bool has_descr_ = false, has_order_ = false, has_shape_ = false;
  bool has_empty_axis_ = false;
};

// What follows the data of an array: another one, if it was saved to the same open file.
bool is_followed_by_array(const ReadAt& read_at, std::int64_t end, std::int64_t following) {
  std::array<std::byte, kMagic.size()> start{};
  if (following < static_cast<std::int64_t>(start.size()) || !read_at(end, start)) return false;
  return std::memcmp(start.data(), kMagic.data(), kMagic.size()) == 0;
}

Expected<void> check_payload(const std::string& subject, const ArrayHeader& header, std::int64_t total,
                             const ReadAt& read_at) {
  std::int64_t bytes = header.item_bytes;
  for (const std::int64_t axis : header.shape) {
    if (__builtin_mul_overflow(bytes, axis, &bytes))
      return fail(subject, "declares the shape {}, whose size overflows", shape_text(header.shape));
  }
  const std::int64_t there = total - header.data_offset;
  if (bytes > there)
    return fail(subject, "is truncated: the shape {} needs {} bytes of data, but there are only {}",
                shape_text(header.shape), bytes, there);
  if (bytes < there && is_followed_by_array(read_at, header.data_offset + bytes, there - bytes))
    return fail(subject,
                "holds more than one array: np.save was called several times on one open file; save each array to a "
                "file of its own");
  if (bytes < there)
    return fail(subject, "has {} bytes after its data; the shape {} needs {}", there - bytes, shape_text(header.shape),
                bytes);
  return {};
}

}  // namespace

Expected<ArrayHeader> parse_npy_header(const std::string& subject, std::int64_t total, const ReadAt& read_at) {
  std::array<std::byte, 12> start{};
  if (total < 10) return fail(subject, "is not a .npy file: {} bytes are too few", total);
  if (auto read = read_at(0, std::span(start).first(10)); !read) return Unexpected(read.error());
  if (std::memcmp(start.data(), kMagic.data(), kMagic.size()) != 0) return fail(subject, "is not a .npy file");
  const auto at = [&](std::size_t i) { return static_cast<std::int64_t>(start[i]); };
  const std::int64_t version = at(6);
  if (version < 1 || version > 3 || at(7) != 0)
    return fail(subject, "is a .npy file of the unknown version {}.{}", version, at(7));
  std::int64_t length = at(8) | at(9) << 8;
  std::int64_t offset = 10;
  if (version >= 2) {
    if (total < 12) return fail(subject, "is not a .npy file: {} bytes are too few", total);
    if (auto read = read_at(0, start); !read) return Unexpected(read.error());
    length |= at(10) << 16 | at(11) << 24;
    offset = 12;
  }
  if (length > kMaxNpyHeaderBytes)
    return fail(subject, "has a .npy header of {} bytes, more than the limit of {}", length, kMaxNpyHeaderBytes);
  if (length > total - offset) return fail(subject, "is truncated inside its header");
  std::string text(static_cast<std::size_t>(length), '\0');
  if (auto read = read_at(offset, std::as_writable_bytes(std::span(text))); !read) return Unexpected(read.error());
  auto header = DictionaryParser(subject, text).parse();
  if (!header) return header;
  header->data_offset = offset + length;
  if (auto checked = check_payload(subject, *header, total, read_at); !checked) return Unexpected(checked.error());
  return header;
}

}  // namespace pw

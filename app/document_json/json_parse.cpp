#include "app/document_json/json_parse.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

// Records which byte the parser read last.
class ObservedText {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  ObservedText(const char* at, const char** last) : at_(at), last_(last) {}
  reference operator*() const {
    *last_ = at_;
    return *at_;
  }
  ObservedText& operator++() {
    ++at_;
    return *this;
  }
  ObservedText operator++(int) {
    const ObservedText before = *this;
    ++at_;
    return before;
  }
  bool operator==(const ObservedText& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** last_;
};

// Reduces the parser's events to value() and close().
class Events : public nlohmann::json_sax<OrderedJson> {
 public:
  bool null() override { return value(nullptr); }
  bool boolean(bool given) override { return value(given); }
  bool number_integer(std::int64_t given) override { return value(given); }
  bool number_unsigned(std::uint64_t given) override { return value(given); }
  bool number_float(double given, const std::string&) override { return value(given); }
  bool string(std::string& given) override { return value(std::move(given)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return value(OrderedJson::object()); }
  bool start_array(std::size_t) override { return value(OrderedJson::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string&) override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 protected:
  // Opens an object or array, which close() ends.
  virtual bool value(OrderedJson given) = 0;
  virtual bool close() { return true; }
};

// Why the parser stopped at the byte `last`.
std::string syntax_problem(char last, const nlohmann::detail::exception& error) {
  constexpr int kNumberOverflow = 406;
  if (error.id == kNumberOverflow) return "a number is too large";
  if (std::string_view(error.what()).find("ill-formed UTF-8") != std::string_view::npos)
    return "the text is not valid UTF-8";
  if (last == '"') return "a string is not expected here";
  return last > ' ' && last <= '~' ? fmt::format("'{}' is not expected here", last) : "a character is not allowed here";
}

class TreeBuilder : public Events {
 public:
  // `last` is the last byte read.
  TreeBuilder(std::size_t size, const char* const& last) : size_(size), last_(last) {}
  OrderedJson root;
  std::string problem;

  bool key(std::string& name) override {
    const OrderedJson& object = *open_.back();
    if (object.contains(name)) return refuse(fmt::format("the key {} appears twice", quoted_name(name)));
    if (object.size() == kMaxJsonKeys) return refuse(fmt::format("an object has more than {} keys", kMaxJsonKeys));
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t read, const std::string&, const nlohmann::detail::exception& error) override {
    return refuse(read > size_ ? "the text ends too early; the file is truncated" : syntax_problem(*last_, error));
  }

 protected:
  bool value(OrderedJson given) override {
    if (++count_ > kMaxJsonValues) return refuse(fmt::format("there are more than {} values", kMaxJsonValues));
    const bool opens = given.is_structured();
    if (opens && open_.size() == kMaxJsonDepth)
      return refuse(fmt::format("objects and arrays are nested deeper than {} levels", kMaxJsonDepth));
    OrderedJson& placed = place(std::move(given));
    if (opens) open_.push_back(&placed);
    return true;
  }
  bool close() override {
    open_.pop_back();
    return true;
  }

 private:
  OrderedJson& place(OrderedJson&& given) {
    if (open_.empty()) return root = std::move(given);
    OrderedJson& parent = *open_.back();
    if (parent.is_object()) return parent[key_] = std::move(given);
    parent.push_back(std::move(given));
    return parent.back();
  }
  bool refuse(std::string reason) {
    problem = std::move(reason);
    return false;
  }

  std::size_t size_;
  const char* const& last_;
  // Each is the last element of the previous one, which does not grow while it is open, so the pointers stay valid.
  std::vector<OrderedJson*> open_;
  std::string key_;
  std::int64_t count_ = 0;
};

// Stops at the value number `index`, from 0.
class ValueFinder : public Events {
 public:
  explicit ValueFinder(std::int64_t index) : left_(index) {}

 protected:
  bool value(OrderedJson) override { return left_-- > 0; }

 private:
  std::int64_t left_;
};

// Until the events ask to stop; false if they did. `last` is the last byte read.
bool parse(std::string_view text, Events& events, const char*& last) {
  const char* end = text.data() + text.size();
  return OrderedJson::sax_parse(ObservedText(text.data(), &last), ObservedText(end, &last), &events);
}

// After a number the parser has read one byte more, which may be a line break: do not count it.
std::int64_t line_at(std::string_view text, const char* last) {
  return 1 + std::count(text.data(), last, '\n');
}

// Counts the values that begin before `of`; true if it was found.
bool count_before(const OrderedJson& json, const OrderedJson& of, std::int64_t& count) {
  if (&json == &of) return true;
  ++count;
  if (!json.is_structured()) return false;
  return std::ranges::any_of(json, [&](const OrderedJson& item) { return count_before(item, of, count); });
}

}  // namespace

Expected<OrderedJson> parse_json(const std::string& subject, std::string_view text) {
  if (text.empty()) return fail(subject, "is empty");
  if (text.size() > kMaxJsonBytes)
    return fail(subject, "is too long: {} bytes; at most {} can be read", text.size(), kMaxJsonBytes);
  // The parser would take it for the end of the text.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return fail(subject, "line {}: a zero byte is not allowed", line_at(text, text.data() + nul));
  const char* last = text.data();
  TreeBuilder builder(text.size(), last);
  if (!parse(text, builder, last)) return fail(subject, "line {}: {}", line_at(text, last), builder.problem);
  return std::move(builder.root);
}

std::int64_t json_line(std::string_view text, const OrderedJson& json, const OrderedJson& of) {
  std::int64_t index = 0;
  count_before(json, of, index);
  ValueFinder finder(index);
  const char* last = text.data();
  parse(text, finder, last);
  return line_at(text, last);
}

}  // namespace pw

#pragma once
// A result cached from frame to frame.
#include <cstdint>
#include <optional>
#include <utility>

namespace pw {

// Recomputes the value only if `Source`, everything it depends on, has changed.
template <class Source, class Value>
class Memo {
 public:
  // The reference is valid until the next call.
  template <class Make>
  const Value& of(Source source, Make make) {
    if (source_ != source) {
      value_ = make();
      source_ = std::move(source);
      ++evaluations_;
    }
    return value_;
  }
  std::int64_t evaluations() const { return evaluations_; }

 private:
  std::optional<Source> source_;
  Value value_{};
  std::int64_t evaluations_ = 0;
};

}  // namespace pw

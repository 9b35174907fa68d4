#pragma once
// Undo and redo of values, one per gesture.
#include <cassert>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pw {

// What a History has to know of its values. For each type a specialisation with
//   static void visit_parts(const Value&, visit): visit(const void* part, std::int64_t bytes) for each shared part that
//       is not null; the bytes of a part never change
//   static bool thin(Value&, const Value& current): lets go of what can be made again and `current` does not hold;
//       false where there is nothing
template <class Value>
struct HistoryParts;

// Values share parts with one another; each is counted once.
template <class Value>
class History {
 public:
  // Beyond `byte_cap` bytes that only other values than the current one hold, the parts of the oldest that can be made
  // again are dropped; where that is not enough, the oldest are forgotten.
  explicit History(Value first, std::int64_t byte_cap = std::int64_t{256} << 20) : byte_cap_(byte_cap) { add(first); }

  const Value& current() const { return values_[at_]; }
  // What redo could bring back is forgotten. Within a gesture only the first push adds a step.
  void push(Value value);
  // Begins anew: nothing to undo or redo.
  void restart(Value first);
  void begin_gesture();
  void end_gesture() { in_gesture_ = false; }
  bool in_gesture() const { return in_gesture_; }

  // What undo and redo lead to, which may have lost parts that have to be filled in first; null where there is nothing.
  const Value* before() const { return at_ > 0 ? &values_[at_ - 1] : nullptr; }
  const Value* after() const { return at_ + 1 < values_.size() ? &values_[at_ + 1] : nullptr; }
  // False where there is nothing to undo or redo. A gesture under way ends first.
  bool undo();
  bool redo();
  std::size_t undo_steps() const { return at_; }
  std::size_t redo_steps() const { return values_.size() - 1 - at_; }

  // fill(Value&) gives back to a value what it has lost; it returns whether it has changed it.
  template <class Fill>
  void fill_in(Fill fill);

  // Of all parts, each counted once, and of those that the current value does not hold.
  std::int64_t bytes() const { return bytes_; }
  std::int64_t bytes_beyond_current() const { return bytes_ - bytes_of(current()); }
  // How many steps were forgotten for want of memory since the start.
  std::int64_t forgotten() const { return forgotten_; }

 private:
  struct Part {
    std::int64_t bytes = 0;
    std::int64_t holders = 0;
  };

  void add(Value value);
  void remove_behind();
  void hold(const Value& value);
  void release(const Value& value);
  std::int64_t bytes_of(const Value& value) const;
  void keep_within_cap();
  bool thin(Value& value);

  std::vector<Value> values_;
  std::size_t at_ = 0;
  std::unordered_map<const void*, Part> parts_;
  std::int64_t bytes_ = 0;
  std::int64_t byte_cap_;
  std::int64_t forgotten_ = 0;
  bool in_gesture_ = false;
  bool gesture_has_step_ = false;
};

template <class Value>
void History<Value>::push(Value value) {
  remove_behind();
  if (in_gesture_ && gesture_has_step_) {
    release(values_.back());
    values_.pop_back();
  }
  add(std::move(value));
  gesture_has_step_ = true;
  keep_within_cap();
}

template <class Value>
void History<Value>::restart(Value first) {
  values_.clear();
  parts_.clear();
  bytes_ = 0;
  add(std::move(first));
  end_gesture();
}

template <class Value>
void History<Value>::begin_gesture() {
  in_gesture_ = true;
  gesture_has_step_ = false;
}

template <class Value>
bool History<Value>::undo() {
  end_gesture();
  if (at_ == 0) return false;
  --at_;
  keep_within_cap();
  return true;
}

template <class Value>
bool History<Value>::redo() {
  end_gesture();
  if (at_ + 1 == values_.size()) return false;
  ++at_;
  keep_within_cap();
  return true;
}

template <class Value>
template <class Fill>
void History<Value>::fill_in(Fill fill) {
  for (Value& value : values_) {
    Value filled = value;
    if (!fill(filled)) continue;
    hold(filled);
    release(value);
    value = std::move(filled);
  }
}

template <class Value>
void History<Value>::add(Value value) {
  hold(value);
  values_.push_back(std::move(value));
  at_ = values_.size() - 1;
}

template <class Value>
void History<Value>::remove_behind() {
  while (values_.size() > at_ + 1) {
    release(values_.back());
    values_.pop_back();
  }
}

template <class Value>
void History<Value>::hold(const Value& value) {
  HistoryParts<Value>::visit_parts(value, [&](const void* part, std::int64_t bytes) {
    Part& held = parts_[part];
    if (held.holders++ > 0) return;
    held.bytes = bytes;
    bytes_ += bytes;
  });
}

template <class Value>
void History<Value>::release(const Value& value) {
  HistoryParts<Value>::visit_parts(value, [&](const void* part, std::int64_t) {
    const auto held = parts_.find(part);
    assert(held != parts_.end());
    if (--held->second.holders > 0) return;
    bytes_ -= held->second.bytes;
    parts_.erase(held);
  });
}

// A value holds a part once.
template <class Value>
std::int64_t History<Value>::bytes_of(const Value& value) const {
  std::int64_t bytes = 0;
  HistoryParts<Value>::visit_parts(value, [&](const void*, std::int64_t part) { bytes += part; });
  return bytes;
}

template <class Value>
bool History<Value>::thin(Value& value) {
  Value thinned = value;
  if (!HistoryParts<Value>::thin(thinned, current())) return false;
  hold(thinned);
  release(value);
  value = std::move(thinned);
  return true;
}

template <class Value>
void History<Value>::keep_within_cap() {
  const auto is_over = [&] { return bytes_beyond_current() > byte_cap_; };
  for (std::size_t i = 0; i < at_ && is_over(); ++i) thin(values_[i]);
  for (std::size_t i = values_.size(); i-- > at_ + 1 && is_over();) thin(values_[i]);
  while (at_ > 0 && is_over()) {
    release(values_.front());
    values_.erase(values_.begin());
    --at_;
    ++forgotten_;
  }
}

}  // namespace pw

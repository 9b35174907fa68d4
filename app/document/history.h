#pragma once
// Undo and redo of values, one per gesture.
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <deque>
#include <limits>
#include <new>
#include <unordered_map>
#include <utility>

namespace pw {

// Whether HistoryParts::thin may drop a part.
enum class PartKind { kLasting, kRecomputable };

// What a History needs to know about its values, whose moves must not throw. Specialise it for each type with
//   static void visit_parts(const Value&, visit): visit(const void* part, bytes, PartKind) for each shared part that is
//       not null; bytes() gives its size, which never changes
//   static std::int64_t own_bytes(const Value&): of what the value does not share
//   static bool thin(Value&, const Value& current): drops the kRecomputable parts that `current` does not hold; false
//       if there are none
template <class Value>
struct HistoryParts;

// Values may share parts; a shared part is counted once.
template <class Value>
class History {
 public:
  static constexpr std::int64_t kDefaultBytes = std::int64_t{256} << 20;

  // `byte_cap` limits the bytes held only by values other than the current one. Beyond it, recomputable parts are
  // dropped, those of the oldest values first; if that is not enough, the oldest values are dropped.
  explicit History(Value first, std::int64_t byte_cap = kDefaultBytes) : byte_cap_(byte_cap) {
    add_after_current(std::move(first));
  }

  const Value& current() const { return values_[at_]; }
  // Drops everything that could be redone; within a gesture, keeps it aside for restore_redo. Within a gesture only the
  // first push adds a step. If memory runs out, push and restart throw and nothing has changed.
  void push(Value value);
  // Starts over: nothing to undo or redo.
  void restart(Value first);
  void begin_gesture();
  void end_gesture() { in_gesture_ = false; }
  bool in_gesture() const { return in_gesture_; }

  // What undo and redo would lead to, null if there is nothing. May be thin: call fill_in first.
  const Value* before() const { return at_ > 0 ? &values_[at_ - 1] : nullptr; }
  const Value* after() const { return redo_steps() > 0 ? &values_[at_ + 1] : nullptr; }
  // False if there is nothing to undo or redo. Ends a gesture first.
  bool undo();
  bool redo();
  std::size_t undo_steps() const { return at_; }
  std::size_t redo_steps() const { return values_.size() - 1 - at_ - set_aside_; }
  // Whether undo would take back the step of the gesture under way or of the last one: nothing has come after it.
  bool ends_in_gesture() const { return gesture_has_step_ && at_ > 0; }
  // Call right after undo has taken such a step back: it cannot be redone, what could be redone before it can.
  void restore_redo();

  // fill(Value&) restores dropped parts of a value; it returns whether it changed the value.
  template <class Fill>
  void fill_in(Fill fill);

  // Of all values; each shared part is counted once.
  std::int64_t bytes() const { return held_.bytes; }
  // The same without the current value and its parts.
  std::int64_t bytes_beyond_current() const { return beyond_current().bytes; }
  // How many steps have been dropped to stay below the cap.
  std::int64_t forgotten() const { return forgotten_; }

 private:
  struct Part {
    std::int64_t bytes = 0;
    std::int64_t holders = 0;
    std::int64_t count = 0;  // the last count that included this part
  };
  struct Bytes {
    std::int64_t bytes = 0;
    std::int64_t recomputable = 0;  // of which in recomputable parts
  };

  void add_after_current(Value value);
  void forget_set_aside();
  void remove(std::size_t first, std::size_t last);
  void hold(const Value& value);
  void release(const Value& value);
  void release_parts(const Value& value, std::int64_t count);
  Bytes beyond_current() const;
  void enforce_cap() noexcept;
  void thin_others();
  bool thin(Value& value);

  std::deque<Value> values_;
  std::size_t at_ = 0;
  std::size_t set_aside_ = 0;  // so many of the last values could be redone before the gesture
  mutable std::unordered_map<const void*, Part> parts_;
  mutable std::int64_t counts_ = 0;
  Bytes held_;
  std::int64_t byte_cap_;
  std::int64_t forgotten_ = 0;
  bool in_gesture_ = false;
  bool gesture_has_step_ = false;  // and nothing has come after it
};

template <class Value>
void History<Value>::push(Value value) {
  const bool replaces_current = in_gesture_ && gesture_has_step_;
  add_after_current(std::move(value));
  if (replaces_current) {
    remove(at_, at_ + 1);
  } else {
    ++at_;
    if (in_gesture_) {
      set_aside_ = values_.size() - 1 - at_;
    } else {
      remove(at_ + 1, values_.size());
      set_aside_ = 0;
    }
  }
  gesture_has_step_ = in_gesture_;
  enforce_cap();
}

template <class Value>
void History<Value>::restart(Value first) {
  History begun(std::move(first), byte_cap_);
  begun.forgotten_ = forgotten_;
  *this = std::move(begun);
}

template <class Value>
void History<Value>::begin_gesture() {
  forget_set_aside();
  in_gesture_ = true;
  gesture_has_step_ = false;
}

template <class Value>
bool History<Value>::undo() {
  end_gesture();
  if (at_ == 0) return false;
  gesture_has_step_ = false;
  --at_;
  enforce_cap();
  return true;
}

template <class Value>
bool History<Value>::redo() {
  end_gesture();
  if (redo_steps() == 0) return false;
  gesture_has_step_ = false;
  ++at_;
  enforce_cap();
  return true;
}

template <class Value>
void History<Value>::restore_redo() {
  remove(at_ + 1, values_.size() - set_aside_);
  set_aside_ = 0;
}

template <class Value>
void History<Value>::forget_set_aside() {
  remove(values_.size() - set_aside_, values_.size());
  set_aside_ = 0;
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
void History<Value>::add_after_current(Value value) {
  hold(value);
  try {
    values_.push_back(std::move(value));
  } catch (...) {
    release(value);
    throw;
  }
  const auto last = values_.end() - 1;
  if (last != values_.begin()) std::rotate(values_.begin() + static_cast<std::ptrdiff_t>(at_ + 1), last, values_.end());
}

template <class Value>
void History<Value>::remove(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) release(values_[i]);
  const auto begin = values_.begin();
  values_.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last));
}

// Holds all parts or, if memory runs out, none.
template <class Value>
void History<Value>::hold(const Value& value) {
  std::int64_t count = 0;
  try {
    HistoryParts<Value>::visit_parts(value, [&](const void* part, auto bytes, PartKind kind) {
      Part& held = parts_[part];
      ++count;
      if (held.holders++ > 0) return;
      held.bytes = bytes();
      held_.bytes += held.bytes;
      if (kind == PartKind::kRecomputable) held_.recomputable += held.bytes;
    });
  } catch (...) {
    release_parts(value, count);
    throw;
  }
  held_.bytes += HistoryParts<Value>::own_bytes(value);
}

template <class Value>
void History<Value>::release(const Value& value) {
  release_parts(value, std::numeric_limits<std::int64_t>::max());
  held_.bytes -= HistoryParts<Value>::own_bytes(value);
}

// The first `count` parts.
template <class Value>
void History<Value>::release_parts(const Value& value, std::int64_t count) {
  HistoryParts<Value>::visit_parts(value, [&](const void* part, auto, PartKind kind) {
    if (count-- <= 0) return;
    const auto held = parts_.find(part);
    assert(held != parts_.end());
    if (--held->second.holders > 0) return;
    held_.bytes -= held->second.bytes;
    if (kind == PartKind::kRecomputable) held_.recomputable -= held->second.bytes;
    parts_.erase(held);
  });
}

// A value may hold a part several times.
template <class Value>
typename History<Value>::Bytes History<Value>::beyond_current() const {
  ++counts_;
  Bytes beyond = held_;
  beyond.bytes -= HistoryParts<Value>::own_bytes(current());
  HistoryParts<Value>::visit_parts(current(), [&](const void* part, auto, PartKind kind) {
    Part& held = parts_.find(part)->second;
    if (std::exchange(held.count, counts_) == counts_) return;
    beyond.bytes -= held.bytes;
    if (kind == PartKind::kRecomputable) beyond.recomputable -= held.bytes;
  });
  return beyond;
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
void History<Value>::enforce_cap() noexcept {
  if (set_aside_ > 0 && bytes_beyond_current() > byte_cap_) forget_set_aside();
  try {
    thin_others();
  } catch (const std::bad_alloc&) {
    // Thinning itself needs a little memory. Without it, drop steps instead.
  }
  while (at_ > 0 && bytes_beyond_current() > byte_cap_) {
    release(values_.front());
    values_.pop_front();
    --at_;
    ++forgotten_;
  }
}

// The oldest first; of the values that redo leads to, the farthest first. Visits no value if nothing can be dropped,
// which at the cap is the case at every push.
template <class Value>
void History<Value>::thin_others() {
  const auto can_thin = [&] {
    const Bytes beyond = beyond_current();
    return beyond.bytes > byte_cap_ && beyond.recomputable > 0;
  };
  for (std::size_t i = 0; i < at_ && can_thin(); ++i) thin(values_[i]);
  for (std::size_t i = values_.size(); i-- > at_ + 1 && can_thin();) thin(values_[i]);
}

}  // namespace pw

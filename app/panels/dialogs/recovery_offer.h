#pragma once
// A dialog that offers the work of windows that ended unexpectedly.
#include <vector>

#include "app/frame/frame.h"
#include "app/recovery/left_work.h"

namespace pw {

// Enter or a double-click restores, Delete discards, Escape puts it off until the next start, arrows and a click mark a
// row. Widgets: "recovery.N" for the rows, "recovery.restore", "recovery.discard", "recovery.later".
class RecoveryOffer {
 public:
  // GLFW key of a press or a repeat, while it is open.
  void on_key(int key) { keys_.push_back(key); }
  // A popup while there is something to restore; takes input and draws.
  void show(Frame& frame, LeftWork& left);

  bool is_open() const { return is_open_; }

 private:
  enum class Answer { kNone, kRestore, kDiscard, kLater };

  void handle_keys(std::size_t rows);
  void draw_row(const Frame& frame, const LeftWorkEntry& entry, std::size_t row);
  void draw_buttons(const Frame& frame);
  void draw_content(const Frame& frame, const std::vector<LeftWorkEntry>& entries);
  void apply_answer(LeftWork& left);

  bool is_open_ = false;
  std::vector<int> keys_;
  std::size_t row_ = 0;
  Answer answer_ = Answer::kNone;
};

}  // namespace pw

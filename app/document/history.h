#pragma once
// Undo and redo: documents, one per gesture.
#include <cstdint>
#include <vector>

#include "app/document/document.h"

namespace pw {

class History {
 public:
  // Beyond `byte_cap` bytes of stacks, images and weights that only older documents hold, the oldest are forgotten.
  explicit History(Document first, std::int64_t byte_cap = std::int64_t{256} << 20);

  const Document& current() const { return documents_[at_]; }
  // What redo could bring back is forgotten. Within a gesture only the first push adds a step.
  void push(Document document);
  // Begins anew: nothing to undo or redo.
  void restart(Document first);
  void begin_gesture();
  void end_gesture();
  bool in_gesture() const { return in_gesture_; }
  // False where there is nothing to undo or redo. A gesture under way ends first.
  bool undo();
  bool redo();
  std::size_t undo_steps() const { return at_; }
  std::size_t redo_steps() const { return documents_.size() - 1 - at_; }

 private:
  void forget_oldest();

  std::vector<Document> documents_;
  std::size_t at_ = 0;
  std::int64_t byte_cap_;
  bool in_gesture_ = false;
  bool gesture_has_step_ = false;
};

}  // namespace pw

#pragma once
// One document being worked on: its history, its outputs, and what is under way in the background.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/document/history.h"
#include "app/session/outputs.h"
#include "app/session/worker.h"

namespace pw {

// Window thread only.
class Session {
 public:
  // `wake` may be called from any thread; it asks for another tick().
  Session(Document first, std::function<void()> wake);

  const Document& document() const { return history_.current(); }
  const History& history() const { return history_; }
  // Grows with every change of the document.
  std::int64_t revision() const { return revision_; }

  void dispatch(const Action& action);
  // The same, as the document that work begins with: undo does not lead behind it.
  void begin_with(const Action& action);
  // Everything dispatched in between is one step of undo.
  void begin_gesture();
  void end_gesture();
  void undo();
  void redo();

  // Those of an earlier revision while a big stack is recomputed.
  const OutputMaps& outputs() const { return *outputs_; }
  // Grows with every change of the outputs.
  std::int64_t outputs_version() const { return outputs_version_; }
  // False while the outputs belong to another stack or to another number of filters.
  bool outputs_fit() const;
  bool outputs_are_current() const { return outputs_revision_ == revision_; }
  // As they were when the last gesture began, for "change since press"; null before the first.
  const Tensor* outputs_at_press() const { return at_press_ ? &*at_press_ : nullptr; }
  std::int64_t press_count() const { return press_count_; }

  Worker& worker() { return worker_; }
  const Worker& worker() const { return worker_; }
  // Takes over what the background has finished.
  void tick() { worker_.deliver(); }

  // The last thing that happened, and the last thing that went wrong (until it is closed).
  void say(std::string message) { message_ = std::move(message); }
  void complain(std::string error) { error_ = std::move(error); }
  void close_error() { error_.clear(); }
  const std::string& message() const { return message_; }
  const std::string& error() const { return error_; }

 private:
  bool fits_in_frame() const;
  void document_changed(const Document& before);
  void outputs_changed();
  void recompute();
  void recompute_in_background();
  void settle();

  History history_;
  std::int64_t revision_ = 1;
  std::shared_ptr<OutputMaps> outputs_;
  std::int64_t outputs_revision_ = 1;
  std::int64_t outputs_version_ = 1;
  std::optional<Tensor> at_press_;
  std::int64_t press_count_ = 0;
  std::string message_;
  std::string error_;
  Worker worker_;
};

}  // namespace pw

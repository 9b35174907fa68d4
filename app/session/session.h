#pragma once
// One document being worked on: its history, its outputs, and what is under way in the background.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/document/document_history.h"
#include "app/jobs/job_slot.h"
#include "app/jobs/jobs.h"
#include "app/session/outputs.h"

namespace pw {

struct SessionLimits {
  std::int64_t undo_bytes = DocumentHistory::kDefaultBytes;
  // A stack up to this size is mixed within the frame: about 1 ms at the speed of the last-level cache.
  std::int64_t in_frame_bytes = std::int64_t{16} << 20;
};

// Window thread only.
class Session {
 public:
  // Makes what a recipe says; runs in a job.
  using MakeInput = std::function<Expected<Input>(const Source&, Progress&, ThreadPool&)>;

  // `first` is not thin. `wake` may be called from any thread; it asks for another tick(). Beyond
  // limits.undo_bytes, undo drops stacks, which without `make_input` cannot be made again.
  Session(Document first, std::function<void()> wake, MakeInput make_input = nullptr, const JobSchedule& schedule = {},
          SessionLimits limits = {});

  const Document& document() const { return history_.current(); }
  const DocumentHistory& history() const { return history_; }
  // Grows with every change of the document.
  std::int64_t revision() const { return revision_; }

  // False, with nothing done, where the action does not fit the document of now. Within a gesture, what is no edit of
  // numbers ends it. Where memory runs out, here or on the way back and forth, the exception leaves the document and
  // its history as they were.
  bool dispatch(const Action& action);
  // The same, as the document that work begins with: undo does not lead behind it.
  bool begin_with(const Action& action);

  // Everything dispatched in between is one step of undo. The gesture also ends by undo, by redo and by any action that
  // edits no numbers: whoever began it asks whether it is still open before going on. A step that is being made ready
  // is called off.
  std::int64_t begin_gesture();
  void end_gesture();
  bool is_open(std::int64_t gesture) const { return history_.in_gesture() && gesture == gesture_count_; }

  // Where the step leads to a stack that was dropped to save memory, it is made again in the background, and the step
  // is taken then. Any action in between calls it off.
  void undo();
  void redo();

  // Of the network's last layer. Those of an earlier revision while a big stack is recomputed.
  const OutputMaps& outputs() const { return outputs_->last(); }
  const NetworkOutputs& network_outputs() const { return *outputs_; }
  // Null without a pair, without an input for it, and while they are computed for the first time.
  const NetworkOutputs* pair_outputs() const { return pair_outputs_.get(); }
  // Grows with every change of the outputs.
  std::int64_t outputs_version() const { return outputs_version_; }
  // False while the outputs belong to another stack or to another number of filters.
  bool outputs_fit() const { return outputs_->fit(document().shape(), document().network); }
  bool outputs_are_current() const { return outputs_revision_ == mixing_revision_; }
  // As they were when the last gesture began, for "change since press"; null before the first.
  const Tensor* outputs_at_press() const { return at_press_ ? &*at_press_ : nullptr; }
  std::int64_t press_count() const { return gesture_count_; }

  Jobs& jobs() { return jobs_; }
  const Jobs& jobs() const { return jobs_; }
  // Takes over what the background has finished.
  void tick() { jobs_.tick(); }

  // The last thing that happened, and the last thing that went wrong (until it is closed).
  void show_message(std::string message) { message_ = std::move(message); }
  void show_error(std::string error) { error_ = std::move(error); }
  void close_error() { error_.clear(); }
  const std::string& message() const { return message_; }
  const std::string& error() const { return error_; }

 private:
  struct Outputs {
    std::shared_ptr<NetworkOutputs> network, pair;
  };

  struct PairInputSource {
    PairInput input;
    std::shared_ptr<const Image> picture;
    std::shared_ptr<const InputStack> stack;
    bool operator==(const PairInputSource&) const = default;
  };
  // Null where the pair has no input.
  struct PairStack {
    std::shared_ptr<const InputStack> stack;
    std::optional<PairInputSource> of;
  };

  template <class Step>
  void change_to(const Document& next, const Action* action, Step step);
  bool follow(const Document& next, const Action& action);
  void take(const Document& now, PairStack pair_stack, std::optional<Outputs> made);
  void recover() noexcept;
  PairStack pair_stack_of(const Document& document) const;
  bool fits_in_frame(const Document& document, const InputStack* pair_input) const;
  static Outputs outputs_of(const Document& document, const InputStack* pair_input, ThreadPool* pool);
  void recompute_in_background(const Document& document, std::shared_ptr<const InputStack> pair_input,
                               std::int64_t revision);
  void outputs_changed();
  void recompute(const Document& document, std::int64_t revision);
  bool needs_recompute() const;
  bool is_exact() const;
  enum class Direction { kBack, kForward };
  const Document* target(Direction direction) const;
  void step(Direction direction);
  void restore(const Source& source, Direction direction);
  void take_restored(const Source& source, const Input& input, Direction direction);

  DocumentHistory history_;
  std::int64_t in_frame_bytes_;
  MakeInput make_input_;
  std::int64_t revision_ = 1;
  std::int64_t gesture_count_ = 0;
  std::shared_ptr<NetworkOutputs> outputs_;
  std::shared_ptr<NetworkOutputs> pair_outputs_;
  PairStack pair_stack_;
  std::int64_t mixing_revision_ = 1;   // grows with every change of what the outputs depend on
  std::int64_t outputs_revision_ = 1;  // the one that the outputs are of
  std::int64_t outputs_version_ = 1;
  std::optional<Tensor> at_press_;
  std::string message_;
  std::string error_;
  Jobs jobs_;
  JobSlot recompute_{jobs_.quick(), JobSlot::Cancellable::kNo};
  JobSlot restore_{jobs_.quick()};
};

}  // namespace pw

#pragma once
// The document being worked on: its history, its outputs and its background jobs.
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
  // Makes the input that a source describes; called in a job.
  using MakeInput = std::function<Expected<Input>(const Source&, Progress&, ThreadPool&)>;

  // `first` must not be thin. `wake` may be called from any thread; it requests another tick(). Beyond
  // limits.undo_bytes, undo drops stacks, which cannot be made again without `make_input`.
  Session(Document first, std::function<void()> wake, MakeInput make_input = nullptr, const JobSchedule& schedule = {},
          SessionLimits limits = {});

  const Document& document() const { return history_.current(); }
  const DocumentHistory& history() const { return history_; }
  // Increases with every change of the document.
  std::int64_t revision() const { return revision_; }

  // False, with nothing done, if the action does not fit the current document. Any action that does not edit numbers
  // ends a gesture. If memory runs out here, in undo() or in redo(), the exception leaves the document and its history
  // unchanged.
  bool dispatch(const Action& action);
  // The same, but the history starts over: there is nothing to undo.
  bool restart(const Action& action);

  // Everything dispatched in between is one undo step. Undo, redo and any action that does not edit numbers also end
  // the gesture, so check is_open() before continuing it. Starting one cancels a pending undo() or redo().
  std::int64_t begin_gesture();
  void end_gesture();
  bool is_open(std::int64_t gesture) const { return in_gesture() && gesture == gesture_count_; }
  bool in_gesture() const { return run_ == 0 ? history_.in_gesture() : in_run_gesture_; }
  // Ends the gesture. If it is the last one and nothing has come after it, also takes back what it has changed, as if
  // it had never begun: it is no step, and what could be redone before it can be redone again.
  void take_back(std::int64_t gesture);

  // A training run: everything dispatched until its end is one undo step, whole gestures included. It ends with
  // end_run(), undo, redo, and any action that changes more than what training reads and writes; so check
  // is_run_open().
  std::int64_t begin_run();
  void end_run();
  bool is_run_open(std::int64_t run) const { return run != 0 && run == run_; }
  // The gains trained along with the weights: the outputs are those of W diag(g). Takes effect with the next action.
  // Null: all are 1.
  void set_gains(std::shared_ptr<const std::vector<float>> changes) { gain_changes_ = std::move(changes); }

  // If the step leads to a stack that was dropped to save memory, the stack is first made again in the background. Any
  // action in the meantime cancels the step.
  void undo() { step(Direction::kBack); }
  void redo() { step(Direction::kForward); }

  // Of the network's last layer. May be of an earlier revision while a big stack is recomputed.
  const OutputMaps& outputs() const { return outputs_->last(); }
  const NetworkOutputs& network_outputs() const { return *outputs_; }
  // Null without a pair, without an input for it, and until they have been computed once.
  const NetworkOutputs* pair_outputs() const { return pair_outputs_.get(); }
  // Increases with every change of the outputs.
  std::int64_t outputs_version() const { return outputs_version_; }
  // False while the outputs are for a stack of another size or for another number of filters.
  bool outputs_fit() const { return outputs_->fits(document().shape(), document().network); }
  // Whether the document's stack is small enough to be read within a frame.
  bool is_summed_in_frame(const Document& document) const { return fits_in_frame(document, nullptr); }
  bool outputs_are_current() const { return outputs_revision_ == mixing_revision_; }
  // The outputs when the last gesture started, for "change since you pressed"; null before the first.
  const Tensor* outputs_at_press() const { return at_press_ ? &*at_press_ : nullptr; }
  std::int64_t press_count() const { return gesture_count_; }

  // Null if inputs cannot be made.
  const MakeInput& make_input() const { return make_input_; }

  Jobs& jobs() { return jobs_; }
  const Jobs& jobs() const { return jobs_; }
  // Takes over finished background work.
  void tick() { jobs_.tick(); }

  // The message about the last action, until the next one, undo or redo; and the last error until it is closed.
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
  // Null if the pair has no input.
  struct PairStack {
    std::shared_ptr<const InputStack> stack;
    std::optional<PairInputSource> of;
  };

  void change_to(const Document& next, const Action* action, const std::function<void()>& step);
  bool apply_incrementally(const Document& next, const Action& action);
  void adopt(const Document& now, PairStack pair_stack, std::optional<Outputs> made);
  void recover() noexcept;
  PairStack pair_stack_of(const Document& document) const;
  bool fits_in_frame(const Document& document, const InputStack* pair_input) const;
  static Outputs outputs_of(const Document& document, const Network& network, const InputStack* pair_input,
                            ThreadPool* pool);
  // The document's network, but W diag(g) while gains are trained.
  Network with_trained_gains(const Document& document) const;
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
  void use_restored(const Source& source, const Input& input, Direction direction);

  DocumentHistory history_;
  std::int64_t in_frame_bytes_;
  MakeInput make_input_;
  std::int64_t revision_ = 1;
  std::int64_t gesture_count_ = 0;
  std::int64_t run_ = 0;  // the open one's number; 0: none
  std::int64_t run_count_ = 0;
  bool in_run_gesture_ = false;
  std::shared_ptr<const std::vector<float>> gain_changes_;
  std::shared_ptr<NetworkOutputs> outputs_;
  std::shared_ptr<NetworkOutputs> pair_outputs_;
  PairStack pair_stack_;
  std::int64_t mixing_revision_ = 1;   // increases with every change that affects the outputs
  std::int64_t outputs_revision_ = 1;  // the mixing revision of the outputs
  std::int64_t outputs_version_ = 1;
  std::optional<Tensor> at_press_;
  std::string message_;
  std::string error_;
  Jobs jobs_;
  JobSlot recompute_{jobs_.quick(), JobSlot::Cancellable::kNo};
  JobSlot restore_{jobs_.quick()};
};

}  // namespace pw

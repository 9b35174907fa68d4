#include "app/session/session.h"

#include <algorithm>
#include <utility>

#include "app/document/pair_input.h"
#include "compute/parallel/cpu_affinity.h"
#include "compute/training/trainer.h"

namespace pw {
namespace {

// More threads would only wait for memory.
int job_threads() {
  return std::min(processor_count(), 16);
}

// The actions that a drag or a brush stroke repeats.
bool edits_numbers(const Action& action) {
  return std::holds_alternative<SetParameter>(action) || std::holds_alternative<SetPokes>(action) ||
         std::holds_alternative<SetLabels>(action);
}

// The same pair with other numbers, or the first one, which a run of the pair begins with.
bool is_pair_of_run(const std::optional<Pair>& before, const Pair& after) {
  if (!before) return true;
  const bool has_same_depth = before->network.depth() == after.network.depth();
  return before->example == after.example && before->input == after.input && has_same_depth &&
         before->network.cin() == after.network.cin() && before->network.cout() == after.network.cout() &&
         before->network.layer(0).parameters.cout == after.network.layer(0).parameters.cout;
}

// What does not end a gesture. A drag may be the first edit of the pair, which puts it into the document.
bool continues_gesture(const Document& document, const Action& action) {
  const auto* pair = std::get_if<SetPair>(&action);
  return edits_numbers(action) || (pair != nullptr && pair->pair && !document.pair);
}

// What may change while a run is open: all that training reads but the stack and the number of outputs.
bool belongs_to_run(const Document& document, const Action& action) {
  if (const auto* weights = std::get_if<SetWeights>(&action))
    return weights->network == NetworkId::kNetwork && weights->weights->parameters.cout == document.network.cout();
  if (const auto* set = std::get_if<SetPair>(&action)) return set->pair && is_pair_of_run(document.pair, *set->pair);
  return edits_numbers(action) || std::holds_alternative<SetBias>(action) || std::holds_alternative<SetMask>(action) ||
         std::holds_alternative<SetLocks>(action) || std::holds_alternative<SetTraining>(action) ||
         std::holds_alternative<SetActivation>(action);
}

// Whether NetworkOutputs::apply_action may handle it.
bool may_be_incremental(const Action& action) {
  return std::holds_alternative<SetParameter>(action) || std::holds_alternative<SetActivation>(action) ||
         std::holds_alternative<SetMask>(action);
}

// Compares everything that the outputs depend on. The picture may be the pair's input.
bool have_same_outputs(const Document& a, const Document& b) {
  return a.input == b.input && a.picture == b.picture && a.network == b.network && a.pair == b.pair && a.mask == b.mask;
}

}  // namespace

Session::Session(Document first, std::function<void()> wake, MakeInput make_input, const JobSchedule& schedule,
                 SessionLimits limits)
    : history_(std::move(first), limits.undo_bytes),
      in_frame_bytes_(limits.in_frame_bytes),
      make_input_(std::move(make_input)),
      jobs_(
          job_threads(), std::move(wake), [this](const Error& error) { show_error(error.message()); }, schedule) {
  pair_stack_ = pair_stack_of(document());
  const Outputs made = outputs_of(document(), document().network, pair_stack_.stack.get(), nullptr);
  outputs_ = made.network;
  pair_outputs_ = made.pair;
}

bool Session::dispatch(const Action& action) {
  if (!fits(document(), action)) return false;
  restore_.cancel();
  if (run_ != 0 && !belongs_to_run(document(), action)) end_run();
  if (!continues_gesture(document(), action) && run_ == 0) end_gesture();
  const Document next = apply(document(), action);
  change_to(next, &action, [&] { history_.push(next); });
  return true;
}

bool Session::restart(const Action& action) {
  if (!fits(document(), action)) return false;
  restore_.cancel();
  end_run();
  end_gesture();
  const Document next = apply(document(), action);
  change_to(next, nullptr, [&] { history_.restart(next); });
  return true;
}

std::int64_t Session::begin_gesture() {
  end_gesture();
  restore_.cancel();
  at_press_ = copy_of(outputs().values());
  run_ == 0 ? history_.begin_gesture() : void(in_run_gesture_ = true);
  return ++gesture_count_;
}

std::int64_t Session::begin_run() {
  end_run();
  begin_gesture();
  run_ = ++run_count_;
  return run_;
}

void Session::end_run() {
  if (run_ == 0) return;
  run_ = 0;
  in_run_gesture_ = false;
  const bool had_gains = std::exchange(gain_changes_, nullptr) != nullptr;
  end_gesture();
  if (!had_gains) return;
  recompute_in_background(document(), pair_stack_.stack, mixing_revision_);
}

void Session::end_gesture() {
  in_run_gesture_ = false;
  // A run's step goes on.
  if (run_ != 0 || !history_.in_gesture()) return;
  history_.end_gesture();
  if (!outputs_are_current() || is_exact()) return;
  try {
    recompute(document(), mixing_revision_);
  } catch (...) {
    recover();
    throw;
  }
  outputs_changed();
}

// `step` makes `next` the document. It is the last operation that may fail, so that the document is unchanged if memory
// runs out. `action` is the one that leads to `next`, or null.
void Session::change_to(const Document& next, const Action* action, const std::function<void()>& step) {
  // The message was about an earlier action.
  auto take_step = [&, text = std::string("The oldest undo steps were dropped to save memory")]() mutable {
    const std::int64_t forgotten = history_.forgotten();
    step();
    if (history_.forgotten() == forgotten) text.clear();
    message_.swap(text);
  };
  if (have_same_outputs(document(), next)) {
    take_step();
    ++revision_;
    return;
  }
  PairStack pair_stack = pair_stack_of(next);
  const bool is_same_stack = document().input == next.input && document().picture == next.picture;
  const bool is_tried =
      action != nullptr && gain_changes_ == nullptr && outputs_are_current() && may_be_incremental(*action);
  const bool is_in_frame = fits_in_frame(next, pair_stack.stack.get());
  std::optional<Outputs> made;
  try {
    if (is_tried && apply_incrementally(next, *action)) {
      made = Outputs{outputs_, pair_outputs_};
    } else if (is_in_frame) {
      made = outputs_of(next, with_trained_gains(next), pair_stack.stack.get(), nullptr);
    } else {
      recompute_in_background(next, pair_stack.stack, mixing_revision_ + 1);
    }
    take_step();
  } catch (...) {
    if (is_tried || !is_in_frame) recover();
    throw;
  }
  if (!is_same_stack) at_press_.reset();
  adopt(next, std::move(pair_stack), std::move(made));
}

// Called after the step; cannot fail. Without `made`, the outputs come from the background.
void Session::adopt(const Document& now, PairStack pair_stack, std::optional<Outputs> made) {
  ++revision_;
  ++mixing_revision_;
  pair_stack_ = std::move(pair_stack);
  if (made) {
    // After an incremental update the background may be recomputing these very outputs; any other job is outdated.
    if (made->network != outputs_) recompute_.cancel();
    outputs_ = std::move(made->network);
    pair_outputs_ = std::move(made->pair);
    return outputs_changed();
  }
  const bool fits_pair = pair_outputs_ != nullptr && pair_stack_.stack != nullptr &&
                         pair_outputs_->fits(pair_stack_.stack->shape(), now.pair->network);
  if (!fits_pair) pair_outputs_.reset();
}

// After a failure the outputs may be those of neither document.
void Session::recover() noexcept {
  outputs_revision_ = 0;
  try {
    recompute_in_background(document(), pair_stack_.stack, mixing_revision_);
  } catch (...) {
    // No memory for that either: the next change tries again.
    recompute_.cancel();
  }
}

bool Session::fits_in_frame(const Document& document, const InputStack* pair_input) const {
  std::int64_t pair = pair_input != nullptr ? pair_input->features.maps.bytes() : 0;
  if (pair > 0 && document.pair) {
    const PointwiseLayer& first = document.pair->network.layer(0).parameters;
    pair = std::max(pair, pair / first.cin * first.cout);  // the hidden maps are read as well
  }
  return std::max(pair, document.input->features.maps.bytes()) <= in_frame_bytes_;
}

void Session::outputs_changed() {
  outputs_revision_ = mixing_revision_;
  ++outputs_version_;
}

// Updates the outputs of the network or of the pair, whichever the action changes. Results of a running background job
// are outdated then, and dropped.
bool Session::apply_incrementally(const Document& next, const Action& action) {
  const auto* parameter = std::get_if<SetParameter>(&action);
  const auto* activation = std::get_if<SetActivation>(&action);
  const NetworkId id = parameter != nullptr    ? parameter->id.network
                       : activation != nullptr ? activation->network
                                               : NetworkId::kNetwork;
  const bool is_network = id == NetworkId::kNetwork;
  NetworkOutputs* outputs = is_network ? outputs_.get() : pair_outputs_.get();
  if (outputs == nullptr) return false;
  const InputStack& in = is_network ? *next.input : *pair_stack_.stack;
  // The second layer reads all hidden maps again.
  const std::int64_t layer = parameter != nullptr ? parameter->id.layer : activation != nullptr ? activation->layer : 1;
  if (!is_network && layer == 0 && !fits_in_frame(next, pair_stack_.stack.get())) return false;
  if (!outputs->apply_action(id, in.features.maps, document(), next, action)) return false;
  // During a gesture, recomputing rows of a big stack would slow down the drag.
  const bool is_in_frame = fits_in_frame(next, pair_stack_.stack.get());
  if (!history_.in_gesture() || (needs_recompute() && is_in_frame)) recompute(next, mixing_revision_ + 1);
  return true;
}

// Rebuilt only if it changed: for a picture that costs a millisecond.
Session::PairStack Session::pair_stack_of(const Document& document) const {
  const bool has_input =
      document.pair && pair_input_maps(document, document.pair->input) == document.pair->network.cin();
  if (!has_input) return {};
  PairInputSource source{document.pair->input, document.picture, document.input};
  if (pair_stack_.of == source) return pair_stack_;
  return {pair_input_stack(document, document.pair->input), std::move(source)};
}

Network Session::with_trained_gains(const Document& document) const {
  if (gain_changes_ == nullptr) return document.network;
  auto weights = std::make_shared<Weights>(document.weights());
  weights->parameters = with_gains(weights->parameters, *gain_changes_);
  return with_layer(document.network, 0, std::move(weights));
}

Session::Outputs Session::outputs_of(const Document& document, const Network& network, const InputStack* pair_input,
                                     ThreadPool* pool) {
  Outputs made;
  made.network = std::make_shared<NetworkOutputs>(document.input->features.maps, network, document.mask, pool);
  if (pair_input != nullptr)
    made.pair = std::make_shared<NetworkOutputs>(pair_input->features.maps, document.pair->network, Mask{}, pool);
  return made;
}

void Session::recompute_in_background(const Document& document, std::shared_ptr<const InputStack> pair_input,
                                      std::int64_t revision) {
  recompute_.start<Outputs>(
      "computing the outputs",
      [document, network = with_trained_gains(document), pair_input = std::move(pair_input)](
          Progress&, ThreadPool& pool) -> Expected<Outputs> {
        return outputs_of(document, network, pair_input.get(), &pool);
      },
      [this, revision](const Expected<Outputs>& made) {
        if (!made) return show_error(made.error().message());
        // Incremental changes in the meantime are newer; the end of their gesture recomputes again.
        if (revision != mixing_revision_) return;
        outputs_ = made->network;
        pair_outputs_ = made->pair;
        outputs_changed();
      });
}

// Removes the rounding errors that incremental changes accumulate; for a big stack, in the background.
void Session::recompute(const Document& document, std::int64_t revision) {
  if (is_exact()) return;
  if (!fits_in_frame(document, pair_stack_.stack.get()))
    return recompute_in_background(document, pair_stack_.stack, revision);
  outputs_->recompute(document.input->features.maps, with_trained_gains(document), document.mask);
  if (pair_outputs_ != nullptr)
    pair_outputs_->recompute(pair_stack_.stack->features.maps, document.pair->network, Mask{});
}

bool Session::needs_recompute() const {
  return outputs_->needs_recompute() || (pair_outputs_ != nullptr && pair_outputs_->needs_recompute());
}

bool Session::is_exact() const {
  return outputs_->is_exact() && (pair_outputs_ == nullptr || pair_outputs_->is_exact());
}

}  // namespace pw

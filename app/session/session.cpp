#include "app/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "app/document/carry_over.h"
#include "app/document/pair_input.h"
#include "compute/parallel/helper_processors.h"

namespace pw {
namespace {

// A stack up to this size is mixed within the frame: about 1 ms at the speed of the last-level cache.
constexpr std::int64_t kInFrameBytes = std::int64_t{16} << 20;

// More would wait for memory.
constexpr int kMostThreads = 16;

int job_threads() {
  return std::min(processor_count(), kMostThreads);
}

Tensor copy_of(const Tensor& tensor) {
  Tensor copy(tensor.shape());
  if (tensor.bytes() > 0) std::memcpy(copy.data(), tensor.data(), static_cast<std::size_t>(tensor.bytes()));
  return copy;
}

// What a drag or a stroke does again and again.
bool edits_numbers(const Action& action) {
  return std::holds_alternative<SetParameter>(action) || std::holds_alternative<SetPokes>(action) ||
         std::holds_alternative<SetLabels>(action);
}

}  // namespace

Session::Session(Document first, std::function<void()> wake, MakeInput make_input, Threading threading)
    : history_(std::move(first)),
      make_input_(std::move(make_input)),
      jobs_(
          job_threads(), std::move(wake), [this](const Error& error) { complain(error.message()); }, threading) {
  take_pair_input();
  const Outputs made = outputs_of(document(), pair_input_.get(), nullptr);
  outputs_ = made.network;
  pair_outputs_ = made.pair;
}

bool Session::dispatch(const Action& action) {
  if (!fits(document(), action)) return false;
  restore_.cancel();
  if (!edits_numbers(action)) end_gesture();
  const Document before = document();
  const std::int64_t forgotten = history_.forgotten();
  history_.push(apply(before, action));
  if (history_.forgotten() > forgotten) say("The oldest steps were forgotten: undo had no memory left for them");
  if (!outputs_are_current() || !follow(before, action)) {
    document_changed(before);
    return true;
  }
  ++revision_;
  outputs_changed();
  // Within a gesture the rows of a big stack would hold up the drag.
  if (!history_.in_gesture() || (is_due() && fits_in_frame())) settle();
  return true;
}

bool Session::begin_with(const Action& action) {
  if (!fits(document(), action)) return false;
  restore_.cancel();
  const Document before = document();
  history_.restart(apply(before, action));
  document_changed(before);
  return true;
}

std::int64_t Session::begin_gesture() {
  end_gesture();
  history_.begin_gesture();
  at_press_ = copy_of(outputs().values());
  return ++gesture_count_;
}

void Session::end_gesture() {
  if (!history_.in_gesture()) return;
  history_.end_gesture();
  settle();
}

void Session::undo() {
  step(Direction::kBack);
}

void Session::redo() {
  step(Direction::kForward);
}

void Session::step(Direction direction) {
  end_gesture();
  const Document* target = direction == Direction::kBack ? history_.before() : history_.after();
  if (target == nullptr) return;
  if (target->is_thin()) {
    const Source source = target->source;
    return restore(source, direction);
  }
  restore_.cancel();
  const Document before = document();
  direction == Direction::kBack ? history_.undo() : history_.redo();
  document_changed(before);
}

void Session::restore(const Source& source, Direction direction) {
  const Document& now = document();
  if (now.source == source) return take_restored(source, {now.picture, now.ground_truth, now.input}, direction);
  if (!make_input_) return complain(source_text(source) + ": its stack was dropped and cannot be made again");
  restore_.start<Input>(
      fmt::format("making {} again", source_text(source)),
      [make = make_input_, source](Progress& progress, ThreadPool& pool) { return make(source, progress, pool); },
      [this, source, direction](const Expected<Input>& made) {
        if (!made) return complain(made.error().message() + "; that step cannot be taken without it");
        take_restored(source, *made, direction);
      });
}

void Session::take_restored(const Source& source, const Input& input, Direction direction) {
  bool is_another = false;
  history_.fill_in([&](Document& document) {
    if (!document.is_thin() || document.source != source) return false;
    if (input.stack->shape().c != document.network.cin()) {
      is_another = true;
      return false;
    }
    document.picture = input.picture;
    document.ground_truth = input.ground_truth;
    document.input = input.stack;
    return true;
  });
  if (is_another) return complain(source_text(source) + ": holds another number of maps than before");
  step(direction);
}

void Session::document_changed(const Document& before) {
  ++revision_;
  if (before.input != document().input || before.picture != document().picture) at_press_.reset();
  take_pair_input();
  recompute();
}

bool Session::fits_in_frame() const {
  const std::int64_t pair = pair_input_ ? pair_input_->features.maps.bytes() : 0;
  return std::max(pair, document().input->features.maps.bytes()) <= kInFrameBytes;
}

void Session::outputs_changed() {
  outputs_revision_ = revision_;
  ++outputs_version_;
}

// Of the network or of the pair, whichever the action is about; the other one stays as it is.
bool Session::follow(const Document& before, const Action& action) {
  const auto* parameter = std::get_if<SetParameter>(&action);
  const auto* activation = std::get_if<SetActivation>(&action);
  const NetworkId id = parameter != nullptr ? parameter->id.network
                       : activation != nullptr ? activation->network
                                               : NetworkId::kNetwork;
  if (id == NetworkId::kNetwork) return outputs_->follow(id, document().input->features.maps, before, document(), action);
  return pair_outputs_ != nullptr &&
         pair_outputs_->follow(id, pair_input_->features.maps, before, document(), action);
}

// Made again only where it is another one: for a picture it costs a millisecond.
void Session::take_pair_input() {
  const Document& now = document();
  const bool has_input = now.pair && pair_input_maps(now, now.pair->input) == now.pair->network.cin();
  if (!has_input) {
    pair_input_.reset();
    pair_input_of_.reset();
    pair_outputs_.reset();
    return;
  }
  const PairInputSource source{now.pair->input, now.picture, now.input};
  if (pair_input_of_ == source) return;
  pair_input_ = pair_input_stack(now, now.pair->input);
  pair_input_of_ = source;
}

Session::Outputs Session::outputs_of(const Document& document, const InputStack* pair_input, ThreadPool* pool) {
  Outputs made;
  made.network =
      std::make_shared<NetworkOutputs>(document.input->features.maps, document.network, document.mask, pool);
  if (pair_input != nullptr)
    made.pair = std::make_shared<NetworkOutputs>(pair_input->features.maps, document.pair->network, Mask{}, pool);
  return made;
}

// In full.
void Session::recompute() {
  if (!fits_in_frame()) return recompute_in_background();
  recompute_.cancel();
  const Outputs made = outputs_of(document(), pair_input_.get(), nullptr);
  outputs_ = made.network;
  pair_outputs_ = made.pair;
  outputs_changed();
}

void Session::recompute_in_background() {
  recompute_.start<Outputs>(
      "mixing the maps",
      [document = document(), pair_input = pair_input_](Progress&, ThreadPool& pool) -> Expected<Outputs> {
        return outputs_of(document, pair_input.get(), &pool);
      },
      [this, revision = revision_](const Expected<Outputs>& made) {
        if (!made) return complain(made.error().message());
        // Changes that were followed meanwhile are newer; the end of their gesture asks again.
        if (revision != revision_) return;
        outputs_ = made->network;
        pair_outputs_ = made->pair;
        outputs_changed();
      });
}

// Ends the rounding errors that followed changes add up.
void Session::settle() {
  const bool is_settled = outputs_->is_settled() && (pair_outputs_ == nullptr || pair_outputs_->is_settled());
  if (!outputs_are_current() || is_settled) return;
  if (!fits_in_frame()) return recompute_in_background();
  outputs_->settle(document().input->features.maps, document().network, document().mask);
  if (pair_outputs_ != nullptr)
    pair_outputs_->settle(pair_input_->features.maps, document().pair->network, Mask{});
  outputs_changed();
}

bool Session::is_due() const {
  return outputs_->is_due() || (pair_outputs_ != nullptr && pair_outputs_->is_due());
}

}  // namespace pw

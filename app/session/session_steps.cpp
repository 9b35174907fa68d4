// Undo and redo, and the stacks that they make again.
#include <fmt/format.h>

#include <utility>

#include "app/session/session.h"

namespace pw {

void Session::take_back(std::int64_t gesture) {
  // Within a run it cannot be told from what training has done since.
  if (run_ != 0 || gesture != gesture_count_ || !history_.ends_in_gesture()) return end_gesture();
  undo();
  history_.restore_redo();
}

const Document* Session::target(Direction direction) const {
  return direction == Direction::kBack ? history_.before() : history_.after();
}

void Session::step(Direction direction) {
  end_run();
  end_gesture();
  restore_.cancel();
  if (target(direction) == nullptr) return;
  const Document next = *target(direction);
  if (next.is_thin()) return restore(next.source, direction);
  change_to(next, nullptr, [&] { direction == Direction::kBack ? history_.undo() : history_.redo(); });
}

void Session::restore(const Source& source, Direction direction) {
  const Document& now = document();
  if (now.source == source) return use_restored(source, {now.picture, now.ground_truth, now.input}, direction);
  if (!make_input_) return show_error(source_text(source) + ": its stack was dropped and cannot be made again");
  restore_.start<Input>(
      fmt::format("making {} again", source_text(source)),
      [make = make_input_, source](Progress& progress, ThreadPool& pool) { return make(source, progress, pool); },
      [this, source, direction](const Expected<Input>& made) {
        if (!made) return show_error(made.error().message() + "; that step cannot be reached without it");
        use_restored(source, *made, direction);
      });
}

void Session::use_restored(const Source& source, const Input& input, Direction direction) {
  history_.fill_in([&](Document& document) {
    if (!document.is_thin() || document.source != source) return false;
    Document filled = document;
    filled.picture = input.picture;
    filled.ground_truth = input.ground_truth;
    filled.input = input.stack;
    if (!is_consistent(filled)) return false;
    document = std::move(filled);
    return true;
  });
  const Document* next = target(direction);
  if (next == nullptr || next->is_thin())
    return show_error(source_text(source) +
                      ": gives a different stack than before; that step cannot be reached without it");
  step(direction);
}

}  // namespace pw

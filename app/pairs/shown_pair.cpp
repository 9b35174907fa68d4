#include "app/pairs/shown_pair.h"

#include <utility>

#include "app/document/pair_input.h"
#include "app/pairs/pair_cases.h"

namespace pw {
namespace {

// A larger picture is turned into maps in the background.
constexpr std::int64_t kMostPixelsInFrame = std::int64_t{1} << 18;

std::optional<Shape> shape_of_input(const Document& document, const Pair& pair) {
  if (pair_input_maps(document, pair.input) != pair.network.cin()) return std::nullopt;
  switch (pair.input) {
    case PairInput::kPicture:
      return Shape{1, 3, document.picture->height, document.picture->width};
    case PairInput::kStack:
      return document.shape();
    case PairInput::kNumbers:
      break;
  }
  return pair_input_stack(document, PairInput::kNumbers)->shape();
}

bool is_large_picture(const Document& document, PairInput input) {
  return input == PairInput::kPicture &&
         std::int64_t{document.picture->width} * document.picture->height > kMostPixelsInFrame;
}

}  // namespace

void ShownPair::refresh(const Document& document, std::int64_t n) {
  find_pair(document);
  find_input(document);
  of_ = {pair_.network, stack_, pair_.input == PairInput::kStack ? n : 0, nullptr, nullptr};
  if (pair_.input == PairInput::kStack && document.shape().n == 1) {
    of_.ground_truth = document.ground_truth;
    of_.picture = document.picture;
  }
  if (has_input()) compute(document);
}

void ShownPair::find_pair(const Document& document) {
  if (document.pair) {
    pair_ = *document.pair;
    return;
  }
  // Only what it is made for: an equal pair must keep its pointers.
  Source now{PairInput::kPicture, document.picture, document.picture == nullptr ? document.input : nullptr};
  if (default_of_ != now) {
    default_ = shown_pair(document);
    default_of_ = std::move(now);
  }
  pair_ = default_;
}

void ShownPair::find_input(const Document& document) {
  shape_ = shape_of_input(document, pair_);
  Source now{pair_.input, document.picture, document.input};
  if (pair_.input != PairInput::kStack) now.stack = nullptr;
  if (source_ == now && shape_) return;
  source_ = std::move(now);
  slot_.cancel();
  following_slot_.cancel();
  started_.reset();
  stack_ = shape_ && !is_large_picture(document, pair_.input) ? pair_input_stack(document, pair_.input) : nullptr;
}

// Those of another stack, or of layers of other sizes, are never shown.
bool ShownPair::has_maps() const {
  return maps_ && maps_->of.stack == stack_ && maps_->of.n == of_.n &&
         maps_->of.network.layer(0).parameters.cout == hidden() && maps_->of.network.cout() == pair_.network.cout() &&
         maps_->of.network.layer(0).parameters.activation == first().activation;
}

void ShownPair::compute(const Document& document) {
  if (is_current()) return;
  if (stack_ != nullptr && is_fast(of_)) {
    slot_.cancel();
    following_slot_.cancel();
    started_.reset();
    maps_ = pair_maps(of_, nullptr);
    ++version_;
    return;
  }
  // What is under way is shown first, however fast the weights change.
  if (slot_.is_busy() || following_slot_.is_busy() || started_ == of_) return;
  started_ = of_;
  JobSlot& slot = session_.history().in_gesture() ? following_slot_ : slot_;
  slot.start<Made>(
      "computing two layers",
      [of = of_, document, input = pair_.input](Progress&, ThreadPool& pool) -> Expected<Made> {
        PairMaps::Of whole = of;
        if (whole.stack == nullptr) whole.stack = pair_input_stack(document, input);
        return Made{whole.stack, pair_maps(whole, &pool)};
      },
      [this](Expected<Made> made) {
        if (!made) return session_.show_error(made.error().message());
        stack_ = made->stack;
        maps_ = std::move(made->maps);
        ++version_;
      });
}

}  // namespace pw

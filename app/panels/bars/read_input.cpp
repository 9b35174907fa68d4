#include "app/panels/bars/read_input.h"

namespace pw {
namespace {

bool shows_pair(const Frame& frame) {
  return frame.selection().view == "two_layers";
}

}  // namespace

bool reads_features(const Frame& frame) {
  if (!shows_pair(frame)) return true;
  const Document& document = frame.document();
  return document.pair ? document.pair->input == PairInput::kStack : document.picture == nullptr;
}

bool reads_whole_numbers(const Frame& frame) {
  const Document& document = frame.document();
  return shows_pair(frame) && document.pair && document.pair->input == PairInput::kNumbers;
}

}  // namespace pw

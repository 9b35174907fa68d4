#pragma once
// How a change to one part of the document affects the others.
#include <optional>
#include <string>

#include "app/document/document.h"

namespace pw {

enum class Change { kOtherPicture, kOtherMaps, kOutputAdded, kOutputRemoved };

// For another stack: kOtherMaps if the number of maps differs, else kOtherPicture.
Change change_of_input(const Document& before, const InputStack& after);

// `after` is `before` with only the stack, or the number of outputs of its network, changed.
//
//   change          pair, decoder   mask      labels                      locks              pokes
//   other picture   kept            kept      cleared: they belong to it  kept               cleared
//   other maps      absent          cleared   cleared                     cleared            cleared
//   output added    kept            kept      kept                        the new row free   kept
//   output removed  kept            kept      kept, its class unlabelled  its row gone       kept
// The action itself changes the network.
void carry_over(Change change, const Document& before, Document& after);

// One sentence for the user about what was lost; empty if nothing was.
std::string carry_over_text(Change change, const Document& before, const Document& after);

}  // namespace pw

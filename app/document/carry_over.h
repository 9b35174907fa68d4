#pragma once
// What one change does to the rest of the document.
#include <optional>
#include <string>

#include "app/document/document.h"

namespace pw {

enum class Change { kOtherPicture, kOtherMaps, kOutputAdded, kOutputRemoved };

// The stack has changed: kOtherMaps where the number of maps has, else kOtherPicture.
Change change_of_input(const Document& before, const InputStack& after);

// `after` is `before` with another stack, or another number of outputs in its network, and nothing else changed.
//
//   change          pair, decoder   mask      labels                      locks              pokes
//   other picture   kept            kept      cleared: they belong to it  kept               cleared
//   other maps      absent          cleared   cleared                     cleared            cleared
//   output added    kept            kept      kept                        the new row free   kept
//   output removed  kept            kept      kept, its class unlabelled  its row gone       kept
//
// The network itself is the action's business.
void carry_over(Change change, const Document& before, Document& after);

// What the user should be told of it, as a sentence; empty where nothing was lost.
std::string carry_over_text(Change change, const Document& before, const Document& after);

}  // namespace pw

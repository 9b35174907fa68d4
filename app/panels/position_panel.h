#pragma once
// The arithmetic at one position, term by term.
#include "app/panels/ui.h"
#include "app/view/sum_terms.h"

namespace pw {

void put_position(Ui& ui, Rect slot, KeptSumTerms& kept);

}  // namespace pw

#pragma once
// The examples of Two layers, and the pair that is shown.
#include <array>
#include <string>

#include "app/document/document.h"

namespace pw {

inline constexpr std::int64_t kMostHidden = 16;  // maps that the user can choose
inline constexpr std::int64_t kRoadPairHidden = 4;
// The second layer of the example with equal filters: each output adds both or subtracts both.
PointwiseLayer equal_outgoing(std::int64_t outputs);

// In the order in which they are listed.
inline constexpr std::array kPairCases = {PairCase::kAbs,    PairCase::kMax, PairCase::kRoad,
                                          PairCase::kNarrow, PairCase::kXor, PairCase::kEqual};

// Why the document has not what the example is made from; empty if it has.
std::string pair_case_problem(PairCase example, const Document& document);
// What to do where a pair on the document's stack is to be trained and there is none.
std::string no_pair_yet(const Document& document);
// How many hidden maps the pair has that no_pair_yet() speaks of.
std::int64_t hidden_maps_to_come(const Document& document);

// Whether the example is fitted to the stack, which takes longer than a frame: fitted_pair() makes it.
bool is_fitted(PairCase example);
// Any other, for a document that has what it is made from: |a − b| and max of the picture's red and blue or, without a
// picture, of the stack's first two maps.
Pair made_pair(PairCase example, const Document& document);

// The document's pair, or |a − b| as long as it has none. Looking does not put it into the document.
Pair shown_pair(const Document& document);

// Whether it is exactly the example: no number, and not the activation, was changed.
bool is_as_made(const Pair& pair);

// With so many hidden maps, at least one: the last ones go; new ones have weights of 0 in both layers.
Pair with_hidden_maps(Pair pair, std::int64_t count);

// One weight of the second filter moved by a hundredth: it is equal to the first no longer. There must be two filters.
Pair with_nudge(Pair pair);

}  // namespace pw

#pragma once
// *Change one value* in words.
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// "1×1", "5×5", "dense".
const char* kernel_name(PokeKernel kernel);

// How many positions of y read what is changed, or the marker where nothing is, by this kernel at the stride chosen.
std::int64_t positions_reached_by(const Frame& frame, PokeKernel kernel);
// How many of them answer: measured where something is changed.
std::int64_t positions_answering(const Frame& frame);

// Who answers, or what moved; from the longest to the shortest.
std::vector<std::string> answer_headlines(const Frame& frame);
// Why; from the longest to the shortest.
std::vector<std::string> answer_reasons(const Frame& frame);
// "2.60 → 0": of the selected map at the marker; its value alone where that is as it was.
std::string marked_value_text(const Frame& frame);
// The same for a position.
std::string value_text_at(const Frame& frame, Position at);

// What a change of the value at the marker is called: "value of map 218", "pixel".
std::string changed_thing(const Frame& frame);

}  // namespace pw

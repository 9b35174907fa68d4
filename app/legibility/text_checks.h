#pragma once
// Whether what is written and marked in a window can be read.
#include <string>
#include <vector>

#include "app/frame/written_texts.h"

namespace pw {

// Of a window 1,080 lines high: what is talked about, and everything else. From six heights of the picture away, the
// last row of a common room, a capital is as high as the second-smallest line of an eye chart.
inline constexpr float kSpokenLines = 44.0F;
inline constexpr float kOtherLines = 28.0F;
// The smaller side of a mark: five minutes of arc, the smallest shape that a sound eye tells from others.
inline constexpr float kMarkLines = 10.0F;

// Texts below their rank, each once: '28 of 1,080 lines wanted, 17.3: "Map 168"'. `window_height`: pixels.
std::vector<std::string> too_small_texts(const std::vector<WrittenText>& texts, float window_height);

// The same of marks: '10 of 1,080 lines wanted, 6.0: handle of a slider (mark)'.
std::vector<std::string> too_small_marks(const std::vector<DrawnMark>& marks, float window_height);

// Texts that overlap another one or leave the window, and figures that are cut off, one sentence each.
std::vector<std::string> misplaced_texts(const std::vector<WrittenText>& texts, float window_width,
                                         float window_height);

}  // namespace pw

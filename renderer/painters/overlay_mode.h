#pragma once
// What the overlay on the image shows.

namespace pw {

enum class OverlayMode {
  kArgmax,   // tinted where the chosen output is the largest (one output: where its sigmoid exceeds the threshold)
  kSoftmax,  // tinted by the softmax of the chosen output
  kValues,   // the chosen output's values as colours
  kColour,   // outputs 0, 1 and 2 as red, green and blue
};
inline constexpr int kOverlayModeCount = 4;

}  // namespace pw

#pragma once
// What is laid over the image.

namespace pw {

enum class OverlayMode {
  kArgmax,   // tinted where the chosen output is the largest (of one output: where its sigmoid passes the threshold)
  kSoftmax,  // tinted by the softmax of the chosen output
  kValues,   // the chosen output's own colours
  kColour,   // outputs 0, 1 and 2 as red, green and blue
};
inline constexpr int kOverlayModeCount = 4;

}  // namespace pw

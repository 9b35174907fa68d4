#pragma once
// What the overlay on the image shows.

namespace pw {

enum class OverlayMode {
  kArgmax,   // tinted where the chosen output is the largest, or where its own probability exceeds the threshold
  kSoftmax,  // tinted by the probability of the chosen output
  kValues,   // the chosen output's values as colours
  kColour,   // outputs 0, 1 and 2 as red, green and blue
  kClasses,  // tinted everywhere in the colour of the largest output
};

}  // namespace pw

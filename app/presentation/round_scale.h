#pragma once
// Round ends of scales.

namespace pw {

// The smallest of 1, 2 and 5 times a power of ten that is at least `value`. 1 for a value that is 0 or not finite.
float round_up_125(float value);

}  // namespace pw

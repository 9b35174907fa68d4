#pragma once
// How many times more or fewer, as text.
#include <string>

namespace pw {

// "128×", "88.6×", "0.81×": three digits, none after the point of a whole number.
std::string ratio_text(double ratio);
// "88.6× fewer", "1.01× more", "as many": of what is counted before and after.
std::string fewer_text(double before, double after);
// The same of a height, such as a peak: "1.24× lower", "1.01× higher", "as high".
std::string lower_text(double before, double after);

}  // namespace pw

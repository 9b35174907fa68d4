#pragma once
// Half ranges of sliders and bars: 1, 2 or 5 times a power of ten, so that they change seldom and their ends can be
// read.

#include <vector>

namespace pw {

// Of the finite ones; 0 without any.
float largest_magnitude(const std::vector<float>& values);
// What nearly all of the finite ones do not exceed: a few that stand out would leave the others without colour. The
// largest of few, or where nearly all are 0.
float usual_magnitude(const std::vector<float>& values);
// The smallest step that is not below the magnitude; 1 for 0.
float scale_step(float magnitude);
// The next larger step.
float next_scale_step(float scale);
// The scale to show after numbers have changed: `now` while the largest magnitude fits into it and uses some of it, so
// that small changes do not rescale; the step for the largest otherwise.
float kept_scale(float now, float largest);
// The same of colours, which are full beyond it: they are to be told apart.
float kept_colour_scale(float now, float usual);

}  // namespace pw

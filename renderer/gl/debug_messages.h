#pragma once
// OpenGL errors reported by the driver (KHR_debug).

namespace pw::gl {

// From now on prints the current context's errors to stderr, one line each. Does nothing without KHR_debug.
void report_errors();
// Errors reported in this process so far.
int reported_errors();

}  // namespace pw::gl

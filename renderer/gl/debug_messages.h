#pragma once
// What the driver complains about, where it can (KHR_debug).

namespace pw::gl {

// From now on the current context's errors are one line each on stderr. Without KHR_debug nothing happens.
void report_errors();
// Errors reported in this process so far.
int reported_errors();

}  // namespace pw::gl

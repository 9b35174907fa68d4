#pragma once
// Where the files that come with the program are.
#include <string>

namespace pw {

// The first folder that is there of: $POINTWISE_ASSETS; beside the executable, ../share/pointwise/assets as installed
// or
// ./assets as unpacked; the source tree that it was built from. Where none is there, the last.
std::string assets_folder();

}  // namespace pw

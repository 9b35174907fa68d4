#pragma once
// The folder of the files shipped with the program.
#include <string>

namespace pw {

// The first of these folders that exists, else the last: $POINTWISE_ASSETS; relative to the executable,
// ../share/pointwise/assets (installed) or ./assets (unpacked); the source tree that it was built from.
std::string assets_folder();

}  // namespace pw

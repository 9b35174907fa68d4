#include "tests/source_file.h"

namespace pw {

std::string source_file(const std::string& path) {
  return std::string(POINTWISE_SOURCE_DIR "/") + path;
}

}  // namespace pw

#include "compute/io/images/image_budget.h"

#include <algorithm>

#include "compute/machine/memory_limit.h"

namespace pw {

std::int64_t image_byte_budget() {
  return std::min<std::int64_t>(std::int64_t{2} << 30, memory_limit() / 4);
}

}  // namespace pw

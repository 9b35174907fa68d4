#pragma once
// The colour range of an output's change.
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "app/presentation/memo.h"
#include "compute/core/tensor.h"
#include "renderer/colors/range.h"

namespace pw {

// The largest |after - before| of finite values; 0 if there is none.
float largest_change(std::span<const float> after, std::span<const float> before);

// Symmetric about zero; ends at 1, 2 or 5 times a power of ten, so that the colours grow with the change, but the scale
// moves rarely.
Range change_range(float largest);

// The same, cached between frames, for each output.
class ChangeRangeMemo {
 public:
  // `version` identifies `after`, `press` `before`: maps of one output.
  Range of(std::int64_t output, std::span<const float> after, std::int64_t version, std::span<const float> before,
           std::int64_t press, std::int64_t n);

 private:
  struct Source {
    std::int64_t version = 0, press = 0, n = 0;
    bool operator==(const Source&) const = default;
  };
  std::unordered_map<std::int64_t, Memo<Source, Range>> ranges_;
};

}  // namespace pw

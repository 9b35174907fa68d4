#pragma once
// How an output has changed, and the colour range to show it in.
#include <cstdint>
#include <span>
#include <unordered_map>

#include "app/presentation/memo.h"
#include "renderer/colors/range.h"

namespace pw {

// The smallest and the largest difference of finite values; 0 … 0 if there is none.
struct OutputChange {
  float lo = 0.0F, hi = 0.0F;
  bool is_none() const { return lo == 0.0F && hi == 0.0F; }
  bool operator==(const OutputChange&) const = default;
};
OutputChange change_of(std::span<const float> after, std::span<const float> before);

// Symmetric about zero; ends at 1, 2 or 5 times a power of ten, so that the colours grow with the change, but the scale
// moves rarely.
Range change_range(const OutputChange& change);

// change_of, cached between frames, for each output.
class OutputChangeMemo {
 public:
  // `version` identifies `after`, `press` `before`: maps of one output of image n.
  const OutputChange& of(std::int64_t output, std::span<const float> after, std::int64_t version,
                         std::span<const float> before, std::int64_t press, std::int64_t n);

 private:
  struct Source {
    std::int64_t version = 0, press = 0, n = 0;
    bool operator==(const Source&) const = default;
  };
  std::unordered_map<std::int64_t, Memo<Source, OutputChange>> changes_;
};

}  // namespace pw

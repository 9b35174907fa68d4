#pragma once
// Aligned floats for oneDNN, uninitialised: all of them are written before they are read.
#include <cstddef>
#include <memory>
#include <new>

namespace pw {

class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::size_t floats)
      : values_(static_cast<float*>(::operator new[](floats * sizeof(float), std::align_val_t{kAlignment}))) {}

  float* data() const { return values_.get(); }

 private:
  static constexpr std::size_t kAlignment = 64;
  struct Free {
    void operator()(float* values) const { ::operator delete[](values, std::align_val_t{kAlignment}); }
  };
  std::unique_ptr<float[], Free> values_;
};

}  // namespace pw

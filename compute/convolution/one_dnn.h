#pragma once
// What all uses of oneDNN share.
#include <cstddef>
#include <oneapi/dnnl/dnnl.hpp>

namespace pw {

// Limits OpenMP to one thread in its scope: oneDNN's own workers spin, and wait for the slowest. OpenMP's setting is
// per calling thread.
class OneDnnThread {
 public:
  OneDnnThread();
  ~OneDnnThread();
  OneDnnThread(const OneDnnThread&) = delete;
  OneDnnThread& operator=(const OneDnnThread&) = delete;

 private:
  int before_ = 0;
};

const dnnl::engine& one_dnn_cpu();
// Whether that much memory can be mapped right now. oneDNN crashes if it cannot allocate memory for the code that it
// generates, so this is asked beforehand.
bool one_dnn_has_memory(std::size_t bytes);
// The code and tables of one primitive need less than this.
inline constexpr std::size_t kOneDnnPrepareBytes = std::size_t{24} << 20;

// After a convolution, while its sums are in registers.
dnnl::primitive_attr one_dnn_relu();

}  // namespace pw

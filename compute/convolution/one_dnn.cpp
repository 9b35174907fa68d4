#include "compute/convolution/one_dnn.h"

#include <memory>
#include <new>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#endif
#if DNNL_CPU_THREADING_RUNTIME == DNNL_RUNTIME_OMP
#include <omp.h>
#endif

namespace pw {

#if DNNL_CPU_THREADING_RUNTIME == DNNL_RUNTIME_OMP
OneDnnThread::OneDnnThread() : before_(omp_get_max_threads()) {
  omp_set_num_threads(1);
}
OneDnnThread::~OneDnnThread() {
  omp_set_num_threads(before_);
}
#else
OneDnnThread::OneDnnThread() = default;
OneDnnThread::~OneDnnThread() = default;
#endif

const dnnl::engine& one_dnn_cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

bool one_dnn_has_memory(std::size_t bytes) {
#if defined(__unix__) || defined(__APPLE__)
  // Not from the heap, which may keep freed memory; generated code has its own pages.
  void* const pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) return false;
  munmap(pages, bytes);
#else
  const std::unique_ptr<char[]> block(new (std::nothrow) char[bytes]);
  if (block == nullptr) return false;
#endif
  return true;
}

dnnl::primitive_attr one_dnn_relu() {
  dnnl::post_ops after;
#if DNNL_VERSION_MAJOR >= 3
  after.append_eltwise(dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
#else
  after.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
#endif
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  attributes.set_post_ops(after);
  return attributes;
}

}  // namespace pw

#pragma once
// An OpenGL context without a window or a display.
#include <memory>

namespace pw {

// Uses EGL's surfaceless platform; current on the thread that created it. Throws std::runtime_error, with one sentence,
// if the system does not support it.
class HeadlessContext {
 public:
  HeadlessContext();
  ~HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

 private:
  void* display_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace pw

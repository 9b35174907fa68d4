#pragma once
// An OpenGL context without a window or a display.
#include <memory>

namespace pw {

// Current on the thread that made it, through EGL's surfaceless platform. Throws std::runtime_error with one sentence
// where the system has none.
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

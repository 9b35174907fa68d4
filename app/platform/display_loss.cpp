#include "app/platform/display_loss.h"

#include <dlfcn.h>
#include <unistd.h>

#include <atomic>
#include <exception>
#include <utility>

namespace pw {
namespace {

// Never destroyed: another thread may lose the display while the program ends.
std::function<void()>& words() {
  static auto* const kWords = new std::function<void()>;
  return *kWords;
}

[[noreturn]] void end() {
  static std::atomic<bool> has_begun{false};
  if (has_begun.exchange(true)) {
    // Another thread is at it.
    while (true) pause();
  }
  try {
    words()();
  } catch (const std::exception&) {
    // It has to end all the same.
  }
  _exit(1);
}

// As Xlib declares them; the display is of no use any more.
int on_io_error(void* /*display*/) {
  end();
}

// GLFW brings Xlib along, or there is another window system.
template <class Function>
Function in_xlib(const char* name) {
  void* library = dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
  return library != nullptr ? reinterpret_cast<Function>(dlsym(library, name)) : nullptr;
}

}  // namespace

void at_display_loss(std::function<void()> last_words) {
  words() = std::move(last_words);
  using Handler = int (*)(void*);
  if (const auto set = in_xlib<Handler (*)(Handler)>("XSetIOErrorHandler")) set(on_io_error);
}

}  // namespace pw

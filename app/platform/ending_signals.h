#pragma once
// SIGTERM, SIGHUP and SIGINT as something that the window's loop asks for.
#include <functional>
#include <thread>

namespace pw {

// One at a time, on the main thread. The first signal is only noted; another one of the same kind ends the program at
// once, as without this. A signal that was ignored before, as by nohup, stays so.
class EndingSignals {
 public:
  // `wake` is called from a thread of its own once a signal has arrived.
  explicit EndingSignals(std::function<void()> wake);
  ~EndingSignals();
  EndingSignals(const EndingSignals&) = delete;
  EndingSignals& operator=(const EndingSignals&) = delete;

  // The number of the signal that arrived first; 0: none.
  int arrived() const;

 private:
  std::thread thread_;
};

}  // namespace pw

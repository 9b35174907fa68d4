#pragma once
// A program started to do one thing, which may do anything instead.
#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "compute/core/error.h"
#include "compute/io/images/descriptor.h"

namespace pw {

// How a process ended: by itself with a status, or by a signal.
struct ProcessEnd {
  int status = 0;
  int signal = 0;        // 0: by itself
  bool is_late = false;  // it had to be killed
};

// Runs until it is destroyed at the latest, which kills it. Never leaves a zombie, nor a descriptor in another child:
// any thread may start some at any time.
class ChildProcess {
 public:
  // Its standard input is `input`, its standard output a pipe that is read here; what it writes to standard error is
  // lost. Of this program's descriptors it gets no other. Errors name `program`.
  static Expected<ChildProcess> start(const std::string& program, const std::vector<std::string>& arguments, int input);
  ~ChildProcess();
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t id() const { return process_; }
  // Where its standard output is read. Borrowed.
  int output() const { return output_.get(); }
  // Waits until it ends, or until then kills it. Call once.
  ProcessEnd wait(std::chrono::steady_clock::time_point deadline);

 private:
  ChildProcess(pid_t process, Descriptor output);

  pid_t process_ = 0;  // 0: none, or it has been waited for
  Descriptor output_;
};

}  // namespace pw

#include "random_actions_log.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>

// In programs that a sanitizer is linked to.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace pw {
namespace {

constexpr std::size_t kShown = 20;

const ActionLog* current = nullptr;

void print_current() {
  if (current != nullptr) std::fputs(current->text().c_str(), stderr);
}

void print_and_end(int signal) {
  print_current();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void watch_for_the_end() {
  if (__sanitizer_set_death_callback != nullptr) return __sanitizer_set_death_callback(print_current);
  for (const int signal : {SIGSEGV, SIGFPE}) std::signal(signal, print_and_end);
}

}  // namespace

ActionLog::ActionLog(unsigned seed) : seed_(seed) {
  current = this;
  std::signal(SIGABRT, print_and_end);
  watch_for_the_end();
}

ActionLog::~ActionLog() {
  current = nullptr;
}

void ActionLog::add(const std::string& action) {
  ++count_;
  last_.push_back(action);
  if (last_.size() > kShown) last_.pop_front();
}

std::string ActionLog::text() const {
  std::string text = fmt::format("seed {}, after {} actions; the last of them:\n", seed_, count_);
  for (std::size_t i = 0; i < last_.size(); ++i)
    text += fmt::format("  {:5} {}\n", count_ - last_.size() + i + 1, last_[i]);
  return text;
}

}  // namespace pw

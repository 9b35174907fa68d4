#pragma once
// Waiting for the file browser's model.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/file_dialog/browser_model.h"

namespace pw::test {

// Until it has listed its folder and has its answers.
inline void wait_idle(BrowserModel& model) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while ((model.loading() || model.asking()) && std::chrono::steady_clock::now() < deadline) {
    if (!model.poll()) std::this_thread::yield();
  }
  EXPECT_FALSE(model.loading() || model.asking());
}

}  // namespace pw::test

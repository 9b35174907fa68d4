#pragma once
// Tests that draw without a window.
#include <gtest/gtest.h>

#include <memory>

#include "renderer/gl/gl.h"
#include "renderer/headless/headless_context.h"

namespace pw::test {

// One OpenGL context for each suite; no test may leave an OpenGL error.
class GlTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { context() = std::make_unique<HeadlessContext>(); }
  static void TearDownTestSuite() { context().reset(); }
  void TearDown() override { EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR)); }

 private:
  static std::unique_ptr<HeadlessContext>& context() {
    static std::unique_ptr<HeadlessContext> held;
    return held;
  }
};

}  // namespace pw::test

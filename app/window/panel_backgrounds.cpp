#include "app/window/panel_backgrounds.h"

#include "renderer/gl/gl.h"

namespace pw {
namespace {

void clear_rect(Rect rect, int window_height, Rgb colour) {
  glScissor(static_cast<GLint>(rect.x), static_cast<GLint>(static_cast<float>(window_height) - rect.bottom()),
            static_cast<GLsizei>(rect.w), static_cast<GLsizei>(rect.h));
  glClearColor(static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
               static_cast<float>(colour.b) / 255.0F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

void clear_panels(const std::vector<Rect>& panels, int width, int height, const Theme& theme) {
  glEnable(GL_SCISSOR_TEST);
  clear_rect({0, 0, static_cast<float>(width), static_cast<float>(height)}, height, theme.background);
  for (const Rect& panel : panels) clear_rect(panel, height, theme.panel);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace pw

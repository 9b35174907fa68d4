#include "renderer/painters/depth_canvas.h"

namespace pw {

void DepthCanvas::resize(int width, int height) {
  if (width == canvas_.width() && height == canvas_.height()) return;
  canvas_.resize(width, height);
  glBindRenderbuffer(GL_RENDERBUFFER, depth_.id());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);
  glBindRenderbuffer(GL_RENDERBUFFER, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, canvas_.framebuffer_id());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void DepthCanvas::bind_for_drawing() const {
  canvas_.bind_for_drawing();
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  glClearDepth(1.0);
  glClear(GL_DEPTH_BUFFER_BIT);
}

void DepthCanvas::end_drawing() {
  // What is drawn elsewhere has no depth.
  glDisable(GL_DEPTH_TEST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace pw

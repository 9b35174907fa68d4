#include "renderer/painters/label_painter.h"

#include <cassert>

#include "renderer/gl/program.h"
#include "renderer/painters/uniforms.h"
#include "shaders.h"

namespace pw {

LabelPainter::LabelPainter() : program_(gl::link_program(shader::canvas_vert, shader::labels_frag)) {
  const Uniforms uniforms(program_.id());
  uniforms.set("image", 0);
  uniforms.set("labels", 1);
  uniforms.set("nothing", int{LabelTexture::kNothing});
  uniforms.set("held_out", int{LabelTexture::kHeldOut});
  glUseProgram(0);
}

void LabelPainter::paint(Canvas& canvas, const ImageTexture* image, const LabelTexture& labels,
                         const LabelPainting& painting) {
  assert(painting.classes.size() <= LabelTexture::kClasses);
  std::vector<Rgb> colours;
  std::vector<int> patterns;
  for (const LabelLook& look : painting.classes) {
    colours.push_back(look.colour);
    patterns.push_back(static_cast<int>(look.pattern));
  }
  canvas.bind_for_drawing();
  bind_texture(GL_TEXTURE1, GL_TEXTURE_2D, labels.texture_id());
  bind_texture(GL_TEXTURE0, GL_TEXTURE_2D, image != nullptr ? image->texture_id() : 0);
  const Uniforms uniforms(program_.id());
  uniforms.set("has_image", image != nullptr ? 1 : 0);
  uniforms.set("canvas", canvas.width(), canvas.height());
  uniforms.set("unit", painting.unit);
  uniforms.set("count", static_cast<int>(painting.classes.size()));
  uniforms.set("colours", colours);
  uniforms.set("patterns", patterns);
  uniforms.set("plain", painting.plain);
  glBindVertexArray(vertices_.id());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
  glUseProgram(0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace pw

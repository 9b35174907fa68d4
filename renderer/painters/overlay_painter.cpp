#include "renderer/painters/overlay_painter.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

#include "renderer/gl/program.h"
#include "renderer/textures/color_table.h"
#include "shaders.h"

namespace pw {
namespace {

class Uniforms {
 public:
  explicit Uniforms(GLuint program) : program_(program) { glUseProgram(program); }
  void set(const char* name, int value) const { glUniform1i(at(name), value); }
  void set(const char* name, float value) const { glUniform1f(at(name), value); }
  void set(const char* name, float x, float y) const { glUniform2f(at(name), x, y); }
  void set(const char* name, Rgb colour) const {
    const auto parts = floats(colour);
    glUniform3f(at(name), parts[0], parts[1], parts[2]);
  }
  void set(const char* name, const std::vector<Rgb>& colours) const {
    std::vector<GLfloat> parts;
    for (const Rgb colour : colours) std::ranges::copy(floats(colour), std::back_inserter(parts));
    glUniform3fv(at(name), static_cast<GLsizei>(colours.size()), parts.data());
  }

 private:
  static std::array<GLfloat, 3> floats(Rgb colour) {
    return {static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
            static_cast<float>(colour.b) / 255.0F};
  }
  GLint at(const char* name) const { return glGetUniformLocation(program_, name); }
  GLuint program_;
};

void bind(GLenum unit, GLenum target, GLuint texture) {
  glActiveTexture(unit);
  glBindTexture(target, texture);
}

}  // namespace

OverlayPainter::OverlayPainter() : program_(gl::link_program(shader::overlay_vert, shader::overlay_frag)) {
  const Uniforms uniforms(program_.id());
  uniforms.set("image", 0);
  uniforms.set("outputs", 1);
  uniforms.set("table", 2);
  uniforms.set("ground_truth", 3);
  glUseProgram(0);
}

void OverlayPainter::paint(Canvas& canvas, const ImageTexture* image, const TextureArray& sums, const Overlay& overlay,
                           const MaskTexture* ground_truth) {
  assert(overlay.classes.size() <= kMostClasses);
  canvas.bind_for_drawing();
  glActiveTexture(GL_TEXTURE2);
  if (overlay.map != nullptr && overlay.map != table_of_) {
    upload_table(table_, *overlay.map);
    table_of_ = overlay.map;
  }
  bind(GL_TEXTURE3, GL_TEXTURE_2D, ground_truth != nullptr ? ground_truth->texture_id() : 0);
  bind(GL_TEXTURE2, GL_TEXTURE_2D, table_.id());
  bind(GL_TEXTURE1, GL_TEXTURE_2D_ARRAY, sums.texture_of(overlay.chosen));
  bind(GL_TEXTURE0, GL_TEXTURE_2D, image != nullptr ? image->texture_id() : 0);
  const Uniforms uniforms(program_.id());
  uniforms.set("has_image", image != nullptr ? 1 : 0);
  uniforms.set("outline", overlay.outline && ground_truth != nullptr ? 1 : 0);
  uniforms.set("mode", static_cast<int>(overlay.mode));
  uniforms.set("chosen", static_cast<int>(sums.index_in_chunk(overlay.chosen)));
  uniforms.set("count", static_cast<int>(std::min(sums.layers(), sums.layers_per_chunk())));
  uniforms.set("limits", overlay.range.lo, overlay.range.hi);
  uniforms.set("independent", overlay.independent ? 1 : 0);
  uniforms.set("threshold", overlay.threshold);
  uniforms.set("classes", overlay.classes);
  uniforms.set("tint", overlay.tint);
  uniforms.set("plain", overlay.plain);
  glBindVertexArray(vertices_.id());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace pw

#include "renderer/painters/overlay_painter.h"

#include <algorithm>
#include <cassert>

#include "renderer/gl/program.h"
#include "renderer/painters/uniforms.h"
#include "renderer/textures/color_table.h"
#include "shaders.h"

namespace pw {

OverlayPainter::OverlayPainter() : program_(gl::link_program(shader::canvas_vert, shader::overlay_frag)) {
  const Uniforms uniforms(program_.id());
  uniforms.set("image", 0);
  uniforms.set("outputs", 1);
  uniforms.set("table", 2);
  uniforms.set("ground_truth", 3);
  uniforms.set("least_side", kLeastSideForSignLines);
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
  bind_texture(GL_TEXTURE3, GL_TEXTURE_2D, ground_truth != nullptr ? ground_truth->texture_id() : 0);
  bind_texture(GL_TEXTURE2, GL_TEXTURE_2D, table_.id());
  bind_texture(GL_TEXTURE1, GL_TEXTURE_2D_ARRAY, sums.texture_of(overlay.chosen));
  bind_texture(GL_TEXTURE0, GL_TEXTURE_2D, image != nullptr ? image->texture_id() : 0);
  const Uniforms uniforms(program_.id());
  uniforms.set("has_image", image != nullptr ? 1 : 0);
  uniforms.set("outline", overlay.outline && ground_truth != nullptr ? 1 : 0);
  uniforms.set("extent", static_cast<float>(canvas.width()), static_cast<float>(canvas.height()));
  uniforms.set("mode", static_cast<int>(overlay.mode));
  uniforms.set("chosen", static_cast<int>(sums.index_in_chunk(overlay.chosen)));
  uniforms.set("count", static_cast<int>(std::min(sums.layers(), sums.layers_per_chunk())));
  uniforms.set("limits", overlay.range.lo, overlay.range.hi);
  uniforms.set("independent", overlay.independent ? 1 : 0);
  uniforms.set("threshold", overlay.threshold);
  uniforms.set("shows_lone", overlay.shows_lone ? 1 : 0);
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

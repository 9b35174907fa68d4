#include "renderer/painters/block_painter.h"

#include <algorithm>
#include <cstddef>

#include "renderer/gl/program.h"
#include "renderer/painters/uniforms.h"
#include "renderer/textures/color_table.h"
#include "shaders.h"

namespace pw {
namespace {

struct FaceInstance {
  DeepPoint origin, along, across;
  std::array<float, 4> window;
  std::array<float, 4> value;
};

void face_attribute(GLuint index, GLint count, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, sizeof(FaceInstance), reinterpret_cast<const void*>(offset));
  glVertexAttribDivisor(index, 1);
}

FaceInstance instance_of(const BlockFace& face) {
  return {face.origin,
          face.along,
          face.across,
          face.window,
          {static_cast<float>(face.maps->index_in_chunk(face.layer)), face.range.lo, face.range.hi, face.shade}};
}

}  // namespace

BlockPainter::BlockPainter() : program_(gl::link_program(shader::block_vert, shader::block_frag)) {
  glBindVertexArray(vertices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  face_attribute(0, 3, offsetof(FaceInstance, origin));
  face_attribute(1, 3, offsetof(FaceInstance, along));
  face_attribute(2, 3, offsetof(FaceInstance, across));
  face_attribute(3, 4, offsetof(FaceInstance, window));
  face_attribute(4, 4, offsetof(FaceInstance, value));
  glBindVertexArray(0);
  const Uniforms uniforms(program_.id());
  uniforms.set("stack", 0);
  uniforms.set("table", 1);
  uniforms.set("nan_colour", kNanColour);
  uniforms.set("positive_inf_colour", kPositiveInfColour);
  uniforms.set("negative_inf_colour", kNegativeInfColour);
  glUseProgram(0);
}

void BlockPainter::set_table(const ColorMap& map) {
  if (table_of_ == &map) return;
  table_of_ = &map;
  upload_table(table_, map);
}

void BlockPainter::paint(DepthCanvas& canvas, std::span<const BlockFace> faces, const ColorMap& map) {
  glActiveTexture(GL_TEXTURE1);
  set_table(map);
  glBindTexture(GL_TEXTURE_2D, table_.id());
  canvas.bind_for_drawing();
  glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  Uniforms(program_.id()).set("canvas", static_cast<float>(canvas.width()), static_cast<float>(canvas.height()));
  glBindVertexArray(vertices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  // One draw for each run of faces with the same texture.
  std::vector<FaceInstance> run;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const GLuint texture = faces[i].maps->texture_of(faces[i].layer);
    run.push_back(instance_of(faces[i]));
    if (i + 1 < faces.size() && faces[i + 1].maps->texture_of(faces[i + 1].layer) == texture) continue;
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(run.size() * sizeof(FaceInstance)), run.data(),
                 GL_STREAM_DRAW);
    bind_texture(GL_TEXTURE0, GL_TEXTURE_2D_ARRAY, texture);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.size()));
    run.clear();
  }
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE0);
  DepthCanvas::end_drawing();
}

GLuint BlockPicture::show(BlockPainter& painter, const BlockPainting& painting) {
  std::vector<std::uint64_t> versions;
  for (const BlockFace& face : painting.faces) versions.push_back(face.maps->version());
  if (repaints_ > 0 && painted_ == painting && versions_ == versions) return canvas_.texture_id();
  canvas_.resize(std::max(1, painting.width), std::max(1, painting.height));
  painter.paint(canvas_, painting.faces, *painting.map);
  painted_ = painting;
  versions_ = std::move(versions);
  ++repaints_;
  return canvas_.texture_id();
}

}  // namespace pw

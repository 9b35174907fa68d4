#include "renderer/painters/tile_painter.h"

#include <array>
#include <cstddef>

#include "renderer/gl/program.h"
#include "renderer/painters/uniforms.h"
#include "renderer/textures/color_table.h"
#include "shaders.h"

namespace pw {
namespace {

struct Instance {
  std::array<float, 4> rectangle;
  std::array<float, 4> value;
  std::array<float, 2> span;
};

void attribute(GLuint index, GLint count, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, sizeof(Instance), reinterpret_cast<const void*>(offset));
  glVertexAttribDivisor(index, 1);
}

std::vector<Instance> instances_of_chunk(const TextureArray& stack, std::span<const Tile> tiles, GLuint texture) {
  std::vector<Instance> instances;
  for (const Tile& tile : tiles) {
    if (stack.texture_of(tile.layer) != texture) continue;
    instances.push_back({{static_cast<float>(tile.x), static_cast<float>(tile.y), static_cast<float>(tile.w),
                          static_cast<float>(tile.h)},
                         {static_cast<float>(stack.index_in_chunk(tile.layer)), tile.gain, tile.offset, tile.hatch},
                         {tile.range.lo, tile.range.hi}});
  }
  return instances;
}

}  // namespace

TilePainter::TilePainter() : program_(gl::link_program(shader::tile_vert, shader::tile_frag)) {
  glBindVertexArray(vertices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  attribute(0, 4, offsetof(Instance, rectangle));
  attribute(1, 4, offsetof(Instance, value));
  attribute(2, 2, offsetof(Instance, span));
  glBindVertexArray(0);
  const Uniforms uniforms(program_.id());
  uniforms.set("stack", 0);
  uniforms.set("minus", 1);
  uniforms.set("table", 2);
  uniforms.set("nan_colour", kNanColour);
  uniforms.set("positive_inf_colour", kPositiveInfColour);
  uniforms.set("negative_inf_colour", kNegativeInfColour);
  uniforms.set("least_side", kLeastSideForSignLines);
  glUseProgram(0);
}

void TilePainter::set_table(const ColorMap& map) {
  if (table_of_ == &map) return;
  table_of_ = &map;
  upload_table(table_, map);
}

void TilePainter::paint(Canvas& canvas, const TextureArray& stack, std::span<const Tile> tiles, const ColorMap& map,
                        Rgb clear, const TextureArray* minus) {
  glActiveTexture(GL_TEXTURE2);
  set_table(map);
  glBindTexture(GL_TEXTURE_2D, table_.id());
  canvas.bind_for_drawing();
  glClearColor(static_cast<float>(clear.r) / 255.0F, static_cast<float>(clear.g) / 255.0F,
               static_cast<float>(clear.b) / 255.0F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  const Uniforms uniforms(program_.id());
  uniforms.set("canvas", static_cast<float>(canvas.width()), static_cast<float>(canvas.height()));
  uniforms.set("ground", clear);
  uniforms.set("subtract", minus != nullptr ? 1 : 0);
  glBindVertexArray(vertices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  for (std::int64_t first = 0; first < stack.layers(); first += stack.layers_per_chunk()) {
    const auto instances = instances_of_chunk(stack, tiles, stack.texture_of(first));
    if (instances.empty()) continue;
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(Instance)), instances.data(),
                 GL_STREAM_DRAW);
    bind_texture(GL_TEXTURE1, GL_TEXTURE_2D_ARRAY, (minus != nullptr ? *minus : stack).texture_of(first));
    bind_texture(GL_TEXTURE0, GL_TEXTURE_2D_ARRAY, stack.texture_of(first));
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(instances.size()));
  }
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace pw

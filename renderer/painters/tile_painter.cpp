#include "renderer/painters/tile_painter.h"

#include <array>
#include <cstddef>

#include "renderer/gl/program.h"
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

void set_colour(GLuint program, const char* name, Rgb colour) {
  glUniform3f(glGetUniformLocation(program, name), static_cast<float>(colour.r) / 255.0F,
              static_cast<float>(colour.g) / 255.0F, static_cast<float>(colour.b) / 255.0F);
}

std::vector<Instance> instances_of_chunk(const TextureArray& stack, std::span<const Tile> tiles, GLuint texture) {
  std::vector<Instance> instances;
  for (const Tile& tile : tiles) {
    if (stack.texture_of(tile.layer) != texture) continue;
    instances.push_back({{static_cast<float>(tile.x), static_cast<float>(tile.y), static_cast<float>(tile.w),
                          static_cast<float>(tile.h)},
                         {static_cast<float>(stack.index_in_chunk(tile.layer)), tile.gain, tile.offset, 0.0F},
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
  glUseProgram(program_.id());
  glUniform1i(glGetUniformLocation(program_.id(), "stack"), 0);
  glUniform1i(glGetUniformLocation(program_.id(), "minus"), 1);
  glUniform1i(glGetUniformLocation(program_.id(), "table"), 2);
  set_colour(program_.id(), "nan_colour", kNanColour);
  set_colour(program_.id(), "positive_inf_colour", kPositiveInfColour);
  set_colour(program_.id(), "negative_inf_colour", kNegativeInfColour);
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
  glUseProgram(program_.id());
  glUniform2f(glGetUniformLocation(program_.id(), "canvas"), static_cast<float>(canvas.width()),
              static_cast<float>(canvas.height()));
  glUniform1i(glGetUniformLocation(program_.id(), "subtract"), minus != nullptr ? 1 : 0);
  glBindVertexArray(vertices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  for (std::int64_t first = 0; first < stack.layers(); first += stack.layers_per_chunk()) {
    const auto instances = instances_of_chunk(stack, tiles, stack.texture_of(first));
    if (instances.empty()) continue;
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(Instance)), instances.data(),
                 GL_STREAM_DRAW);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D_ARRAY, minus != nullptr ? minus->texture_of(first) : stack.texture_of(first));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D_ARRAY, stack.texture_of(first));
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(instances.size()));
  }
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace pw

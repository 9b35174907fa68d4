#include "renderer/painters/uniforms.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace pw {
namespace {

std::array<GLfloat, 3> floats_of(Rgb colour) {
  return {static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
          static_cast<float>(colour.b) / 255.0F};
}

}  // namespace

Uniforms::Uniforms(GLuint program) : program_(program) {
  glUseProgram(program);
}

GLint Uniforms::at(const char* name) const {
  return glGetUniformLocation(program_, name);
}

void Uniforms::set(const char* name, int value) const {
  glUniform1i(at(name), value);
}

void Uniforms::set(const char* name, int x, int y) const {
  glUniform2i(at(name), x, y);
}

void Uniforms::set(const char* name, float value) const {
  glUniform1f(at(name), value);
}

void Uniforms::set(const char* name, float x, float y) const {
  glUniform2f(at(name), x, y);
}

void Uniforms::set(const char* name, Rgb colour) const {
  const auto parts = floats_of(colour);
  glUniform3f(at(name), parts[0], parts[1], parts[2]);
}

void Uniforms::set(const char* name, const std::vector<Rgb>& colours) const {
  std::vector<GLfloat> parts;
  for (const Rgb colour : colours) std::ranges::copy(floats_of(colour), std::back_inserter(parts));
  glUniform3fv(at(name), static_cast<GLsizei>(colours.size()), parts.data());
}

void Uniforms::set(const char* name, const std::vector<int>& values) const {
  glUniform1iv(at(name), static_cast<GLsizei>(values.size()), values.data());
}

void bind_texture(GLenum unit, GLenum target, GLuint texture) {
  glActiveTexture(unit);
  glBindTexture(target, texture);
}

}  // namespace pw

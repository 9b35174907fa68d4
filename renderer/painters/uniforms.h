#pragma once
// The inputs of shaders.
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/gl/handles.h"

namespace pw {

// Of a position, in pixels: in smaller ones the lines of sign_line.glsl would leave no room for colour.
inline constexpr float kLeastSideForSignLines = 4.0F;

// Sets the uniforms of a program, which becomes the current one. Needs a current context.
class Uniforms {
 public:
  explicit Uniforms(GLuint program);
  void set(const char* name, int value) const;
  void set(const char* name, int x, int y) const;
  void set(const char* name, float value) const;
  void set(const char* name, float x, float y) const;
  // A colour is a vec3 with parts from 0 to 1.
  void set(const char* name, Rgb colour) const;
  void set(const char* name, const std::vector<Rgb>& colours) const;
  void set(const char* name, const std::vector<int>& values) const;

 private:
  GLint at(const char* name) const;
  GLuint program_;
};

// `unit` is GL_TEXTURE0 or one after it, and is the active one from then on.
void bind_texture(GLenum unit, GLenum target, GLuint texture);

}  // namespace pw

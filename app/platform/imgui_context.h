#pragma once
// Dear ImGui, drawing with OpenGL.
#include "renderer/textures/coverage_texture.h"

namespace pw {

// Starts the OpenGL 3 back end of the current ImGui context, all but its fonts. Needs a current OpenGL context.
void start_drawing();
// From now on the current ImGui context draws with its fonts in `glyphs`, which must outlive its last frame.
void upload_fonts(CoverageTexture& glyphs);

// Owns the ImGui context and its OpenGL 3 back end. Keeps no settings file. Needs a current OpenGL context; the caller
// provides time, size and input.
class ImGuiContextOwner {
 public:
  ImGuiContextOwner();
  ~ImGuiContextOwner();
  ImGuiContextOwner(const ImGuiContextOwner&) = delete;
  ImGuiContextOwner& operator=(const ImGuiContextOwner&) = delete;
};

}  // namespace pw

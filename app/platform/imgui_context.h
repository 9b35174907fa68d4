#pragma once
// Dear ImGui, drawing with OpenGL.

namespace pw {

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

#pragma once
// Dear ImGui, drawing with OpenGL.

namespace pw {

// The context with its OpenGL 3 back end, for as long as it lives. Keeps no settings file. Needs a current OpenGL
// context; what reports time, size and input is for the caller.
class ImGuiContextOwner {
 public:
  ImGuiContextOwner();
  ~ImGuiContextOwner();
  ImGuiContextOwner(const ImGuiContextOwner&) = delete;
  ImGuiContextOwner& operator=(const ImGuiContextOwner&) = delete;
};

}  // namespace pw

#pragma once

namespace pw {

// Begins the Dear ImGui window that holds everything but popups; end it with ImGui::End().
void begin_root();

}  // namespace pw

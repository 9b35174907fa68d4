#pragma once
// Chooses generated scenes: next and previous, by seed, or a sample.
#include <memory>
#include <string>
#include <vector>

#include "app/import/samples.h"
#include "app/widgets/menu.h"
#include "renderer/textures/image_texture.h"

namespace pw {

class SceneControl {
 public:
  // The name of its list.
  static constexpr const char* kMenu = "scenes";

  // Three buttons, starting at `at`; with the seed alone if it is to be short.
  void lay_out(ImVec2 at, float height, bool is_short, const Frame& frame);
  float width() const { return width_; }
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  struct Shown {
    SceneSource scene;
    ImageTexture thumbnail;
  };

  std::vector<Button> buttons(const Frame& frame) const;
  void show_popup(Frame& frame, ImVec2 at);
  void begin(Frame& frame);
  static void open_sample(Frame& frame, const Shown& sample);
  void show_samples(Frame& frame);
  void show_sample(Frame& frame, const Shown& sample, Rect place, std::int64_t index);
  void load_samples(Frame& frame);
  void load_next(Session& session);

  ImVec2 at_{0, 0};
  float height_ = 0.0F, width_ = 0.0F;
  bool is_short_ = false;
  std::string typed_;
  std::vector<std::string> paths_;  // not loaded yet, the next one last
  std::vector<Shown> samples_;
  std::unique_ptr<JobSlot> slot_;  // created when samples are first shown
};

}  // namespace pw

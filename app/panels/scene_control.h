#pragma once
// The generated scenes: one after the other, by seed, or one of the samples.
#include <memory>
#include <string>
#include <vector>

#include "app/panels/ui.h"
#include "renderer/image_texture.h"

namespace pw {

class SceneControl {
 public:
  // Three buttons from `at` to the right; returns the width used.
  float draw(Ui& ui, ImVec2 at, float height);
  // Whether thumbnails are still to come: the list is open and wants the next frame.
  bool is_loading() const { return popup_open_ && !sample_paths_.empty(); }

 private:
  struct Sample {
    std::string path;
    ImageTexture thumbnail;
  };

  void draw_popup(Ui& ui, ImVec2 at);
  void draw_samples(Ui& ui);
  void put_sample(Ui& ui, const Sample& sample, Rect place, const std::string& name);
  void load_next_sample(Ui& ui);

  std::string typed_;
  std::vector<std::string> sample_paths_;  // not loaded yet
  std::vector<Sample> samples_;
  bool looked_for_samples_ = false;
  bool popup_open_ = false;
};

}  // namespace pw

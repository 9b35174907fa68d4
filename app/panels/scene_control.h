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

 private:
  struct Sample {
    std::string path;
    ImageTexture thumbnail;
  };

  void draw_popup(Ui& ui, ImVec2 at);
  void draw_samples(Ui& ui);
  void load_next_sample(Ui& ui);

  std::string typed_;
  std::vector<std::string> sample_paths_;  // not loaded yet
  std::vector<Sample> samples_;
  bool looked_for_samples_ = false;
};

}  // namespace pw

#pragma once
// How well what is trained does on scenes that nobody has trained on.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/session/session.h"
#include "compute/training/label_scores.h"

namespace pw {

// Window thread only; a job per scene, so that opening a file waits for one at most.
class NewScenes {
 public:
  static constexpr std::int64_t kCount = 10;

  // `session` must outlive this.
  explicit NewScenes(Session& session) : session_(session) {}

  // Scores the network that is trained, if the stack is of a generated scene and the outputs are for its classes.
  void test(Loss loss);
  void cancel();

  // Medians over the scenes: of the loss, the accuracy, and the IoU (positions) of road, or else the mean IoU.
  struct Medians {
    std::int64_t count = 0;
    double loss = 0.0, accuracy = 0.0, iou = 0.0;
  };
  // For the network that is trained, as it counts; absent until all scenes have been scored.
  std::optional<Medians> medians(const Document& document) const;

 private:
  // A scene's maps and its ground truth at each position. They are kept for the next test.
  struct Scene {
    std::uint64_t seed = 0;
    Input input;
  };
  struct Made {
    std::shared_ptr<const Scene> scene;
    LabelScores scores;
  };
  void test_next();

  Session& session_;
  std::vector<std::shared_ptr<const Scene>> scenes_;
  std::optional<ExtractorKind> extractor_;  // of their maps
  std::optional<Network> network_;
  Mask mask_;
  Loss loss_ = Loss::kSoftmaxCrossEntropy;
  std::vector<LabelScores> scores_;
  JobSlot slot_{session_.jobs().quick()};
};

// The IoU (positions) of road, or of the mean of the classes if no output is for it; absent where neither is defined.
std::optional<double> shown_iou(const LabelScores& scores, const Weights& weights);

}  // namespace pw

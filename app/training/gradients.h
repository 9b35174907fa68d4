#pragma once
// The gradient of the loss at the labels, for the weights shown.
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/session/session.h"
#include "app/training/current_setup.h"
#include "app/training/training_setup.h"

namespace pw {

struct LabelGradients {
  std::int64_t labelled = 0;  // positions that are trained on
  double loss = 0.0;
  // dL/dy before the activation, (1, cout, 1, labelled): (p - label) / labelled for cross-entropy; and where each is,
  // as an index into all positions.
  Tensor error;
  std::vector<std::size_t> positions;
  // For each map the norm over all positions of dL/dx, which for one layer is W^T dL/dy: what the network before would
  // be told.
  std::vector<float> reaching;
  // The same with the weights of all maps but two at 0, and which two. Of the pair: empty.
  std::vector<float> reaching_two;
  std::pair<std::int64_t, std::int64_t> two;
  // What a step of SGD adds to each weight and bias, without decay, divided by -rate: of the layer that reads the maps,
  // and of the pair's second one.
  LayerGradient slope;
  std::optional<LayerGradient> second_slope;
};

// How many maps a gradient other than exactly 0 reaches.
std::int64_t reached(const std::vector<float>& reaching);

// Window thread only.
class Gradients {
 public:
  // `session` must outlive this.
  explicit Gradients(Session& session) : session_(session) {}

  // Call once per frame. `gain_changes` may be null. `selected`: if these are two maps, they are the two; else those
  // two that tell the classes apart best. With many labels they are found in the background; until then those shown are
  // of an earlier frame.
  void refresh(const CurrentSetup& current, const Document& document, const std::vector<float>* gain_changes,
               const std::vector<std::int64_t>& selected);

  // Null without labels of two classes. Fits the document of the last refresh().
  const LabelGradients* shown() const { return shown_.get(); }
  std::int64_t version() const { return version_; }
  // Finds the largest stable rate of the squared error in the background.
  void find_stable_rate(const std::shared_ptr<const TrainingSetup>& setup);
  // Absent until it has been found.
  const std::optional<double>& largest_stable_rate() const { return stable_rate_; }

 private:
  struct Source {
    std::shared_ptr<const TrainingSetup> setup;
    Network network;
    std::vector<float> gain_changes;
    std::vector<std::int64_t> selected;  // two maps, or none
    bool operator==(const Source&) const = default;
  };
  // What does not depend on the weights; for one thread at a time.
  struct Basis;
  struct Found {
    std::shared_ptr<Basis> basis;
    std::shared_ptr<const LabelGradients> gradients;
  };
  static Found find(std::shared_ptr<Basis> basis, const Source& source, ThreadPool* pool);
  static void find_of_layer(const Basis& basis, const TrainingState& state, LabelGradients& found, ThreadPool* pool);
  static void find_of_pair(const Basis& basis, const TwoLayers& layers, LabelGradients& found, ThreadPool* pool);
  void use(Found found);
  void drop();
  std::int64_t cost(const Source& source) const;

  Session& session_;
  std::optional<Source> source_;
  std::shared_ptr<Basis> basis_;
  std::shared_ptr<const LabelGradients> shown_;
  std::int64_t version_ = 0;
  std::shared_ptr<const TrainingSetup> rate_of_;
  std::optional<double> stable_rate_;
  JobSlot slot_{session_.jobs().long_running(), JobSlot::Cancellable::kHidden};
  JobSlot rate_slot_{session_.jobs().long_running(), JobSlot::Cancellable::kHidden};
};

}  // namespace pw

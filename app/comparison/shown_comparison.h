#pragma once
// The comparison that the window shows: of the document's stack, or over new scenes.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/comparison/compared_labels.h"
#include "app/comparison/comparison.h"
#include "app/comparison/unlabelled_curves.h"
#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

struct ReductionData;

// Window thread only. Each row and each curve is a job, so that those found are shown while others are computed; curves
// come last, and only where they are shown.
class ShownComparison {
 public:
  // `session` must outlive this.
  ShownComparison(Session& session, std::string assets_folder)
      : session_(session), assets_folder_(std::move(assets_folder)) {}

  // Call once per frame while it is shown, with or without its curves. Computes what belongs to the document;
  // comparisons over new scenes only if they are shipped, else compute() does.
  void refresh(ComparisonScope wanted, bool shows_curves);
  // Call once per frame, after refresh(): curves that are no longer shown wait until they are.
  void end_frame();
  // The one wanted; where there can be no new scenes, this stack.
  ComparisonScope scope() const { return scope_; }
  // What cancel() has left undone, or else all rows and curves again.
  void compute();
  // Keeps what is found. Curves go on also when they are shown again.
  void cancel();
  // Whether cancel() has left something undone.
  bool was_cancelled() const { return is_cancelled_ && is_unfinished(); }

  // Null before the first row is there. Of the document of the last refresh().
  const Comparison* shown() const { return has_rows() ? &comparison_ : nullptr; }
  std::int64_t version() const { return version_; }
  // Whether the row "current W" is of the document's weights.
  bool is_current_shown() const { return current_of_ == current_source(); }
  bool has_all_rows() const { return is_shipped_ || follows_weights(); }
  // Whether the row "current W" is computed again by itself when W changes.
  bool follows_weights() const;
  bool is_running() const { return slot_.is_busy(); }
  // Whether it goes on by itself.
  bool is_under_way() const { return is_running() || (!is_cancelled_ && is_unfinished()); }
  bool has_all_curves() const;
  // Of what is under way, 0 … 1.
  float fraction() const;
  // Why there is no table, in one sentence; empty if there is.
  std::string problem() const;
  const ComparedLabels& labels() const { return labels_; }
  // What needs no labels, where there are none.
  const UnlabelledCurves& unlabelled() const { return unlabelled_; }
  // Whether nothing can be computed until positions are labelled.
  bool lacks_labels() const { return scope_ == ComparisonScope::kThisStack && !labels_.problem.empty(); }
  // Whether there can be a comparison over new scenes.
  bool has_new_scenes() const;

 private:
  struct Source {
    // Over new scenes only these count.
    ComparisonScope scope = ComparisonScope::kNewScenes;
    std::int64_t cin = 0, cout = 0;
    std::optional<ExtractorKind> extractor;
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const LabelMap> labels;
    std::shared_ptr<const GroundTruth> ground_truth;
    std::vector<std::optional<SceneClass>> classes;
    std::uint64_t seed = 0;
    bool operator==(const Source&) const = default;
  };
  struct CurrentSource {
    std::shared_ptr<const Weights> weights;
    Mask mask;
    bool operator==(const CurrentSource&) const = default;
  };
  struct Data {
    std::shared_ptr<const InputStack> input;  // kept alive: the data refers to it
    std::shared_ptr<const ReductionData> task;
    // The nine classes; null where the ground truth has fewer than two. Made when the curves are.
    std::function<std::shared_ptr<const ReductionData>()> make_classes;
  };
  struct Work;

  bool has_rows() const { return !comparison_.rows.empty(); }
  Source source() const;
  CurrentSource current_source() const;
  void clear();
  // With another source, or the same as before.
  void begin(const Source& now);
  void follow();
  void begin_data();
  void begin_shipped();
  void show_shipped();
  // Whether compute() would go on.
  bool is_unfinished() const;
  void go_on();
  void begin_table();
  void find_next_row();
  void find_current();
  void find_next_curve();
  void put(ReductionRow row);
  void fail_with(const Error& error);

  Session& session_;
  std::string assets_folder_;
  ComparisonScope scope_ = ComparisonScope::kNewScenes;
  std::optional<Source> source_;
  ComparedLabels labels_;
  UnlabelledCurves unlabelled_{session_};
  Comparison comparison_;
  std::optional<CurrentSource> current_of_, current_wanted_;
  std::shared_ptr<Work> work_;
  std::string problem_;
  bool is_shipped_ = false, is_cancelled_ = false;
  bool shows_curves_ = false, is_refreshed_ = false;
  bool is_awaited_ = false;  // a row or a curve is under way
  std::shared_ptr<const Comparison> shipped_;
  std::int64_t version_ = 0;
  JobSlot slot_{session_.jobs().long_running()};
  JobSlot current_slot_{session_.jobs().quick()};  // does not wait for the curves
};

}  // namespace pw

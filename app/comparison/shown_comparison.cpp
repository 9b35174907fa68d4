#include "app/comparison/shown_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/comparison/compared_curves.h"
#include "app/comparison/comparison_file.h"
#include "app/comparison/scene_comparison.h"
#include "compute/reduction/reduction_source.h"
#include "compute/reduction/reduction_table.h"

namespace pw {
namespace {

bool is_of_learned_maps(const Document& document) {
  return document.source.extractor == ExtractorKind::kLearned && document.network.cin() == 256;
}

}  // namespace

struct ShownComparison::Work {
  Data data;
  std::vector<ReductionKind> kinds;  // still to be computed
  std::size_t all = 1;
  std::shared_ptr<ReductionTable> table;
  std::shared_ptr<ComparedCurves> curves;
  std::size_t curves_found = 0;
};

bool ShownComparison::has_new_scenes() const {
  return session_.document().source.extractor.has_value() && session_.document().picture != nullptr &&
         session_.make_input() != nullptr;
}

ShownComparison::Source ShownComparison::source() const {
  const Document& document = session_.document();
  Source source;
  source.scope = scope_;
  source.cin = document.network.cin();
  source.cout = document.network.cout();
  source.extractor = document.source.extractor;
  if (scope_ == ComparisonScope::kNewScenes) return source;
  source.input = document.input;
  source.labels = document.labels;
  source.ground_truth = document.ground_truth;
  source.classes = compared_classes(document);
  source.seed = document.training.seed;
  return source;
}

ShownComparison::CurrentSource ShownComparison::current_source() const {
  return {session_.document().network.layers.front(), session_.document().mask};
}

bool ShownComparison::follows_weights() const {
  return work_ != nullptr && work_->kinds.empty();
}

void ShownComparison::clear() {
  slot_.cancel();
  current_slot_.cancel();
  comparison_ = {};
  current_of_.reset();
  current_wanted_.reset();
  work_ = nullptr;
  problem_.clear();
  is_shipped_ = is_cancelled_ = is_awaited_ = false;
  ++version_;
}

void ShownComparison::cancel() {
  slot_.cancel();
  is_cancelled_ = true;
  is_awaited_ = false;
  // Fits that were stopped are no fits.
  if (work_ != nullptr) work_->table = nullptr;
}

bool ShownComparison::has_all_curves() const {
  return is_shipped_ || (work_ != nullptr && work_->curves_found == ComparedCurves::kAll);
}

bool ShownComparison::is_unfinished() const {
  if (work_ == nullptr || !problem_.empty()) return false;
  return !work_->kinds.empty() || (shows_curves_ && !has_all_curves());
}

void ShownComparison::go_on() {
  // The status line, or Esc, has cancelled it.
  if (is_awaited_ && !slot_.is_busy()) cancel();
  if (is_cancelled_ || slot_.is_busy() || !is_unfinished()) return;
  work_->kinds.empty() ? find_next_curve() : find_next_row();
}

std::string ShownComparison::problem() const {
  if (!problem_.empty()) return problem_;
  if (has_rows() || is_running()) return "";
  if (is_cancelled_) return is_unfinished() ? "Cancelled: press Go on." : "Cancelled: press Compute.";
  return "Nothing is computed for these maps yet: press Compute. It takes up to a minute.";
}

void ShownComparison::refresh(ComparisonScope wanted, bool shows_curves) {
  is_refreshed_ = true;
  if (session_.history().in_gesture()) return;
  if (shows_curves && !shows_curves_ && follows_weights()) is_cancelled_ = false;
  shows_curves_ = shows_curves;
  scope_ = has_new_scenes() ? wanted : ComparisonScope::kThisStack;
  const Source now = source();
  source_ != now ? begin(now) : follow();
  unlabelled_.refresh(shows_curves && lacks_labels());
}

void ShownComparison::begin(const Source& now) {
  source_ = now;
  clear();
  labels_ = compared_labels(session_.document());
  if (scope_ == ComparisonScope::kThisStack)
    begin_data();
  else if (now.cout == 2 && is_of_learned_maps(session_.document()))
    begin_shipped();
}

void ShownComparison::follow() {
  if (is_shipped_) {
    // Its current row is of the weights that ship with it.
    const ReductionRow* row = comparison_.row(ReductionKind::kCurrent);
    const CurrentSource current = current_source();
    const bool is_theirs =
        row != nullptr && effective(current.weights->parameters, current.mask).weight == row->mix.weight;
    current_of_ = is_theirs ? std::optional(current) : std::nullopt;
  }
  if (follows_weights() && current_wanted_ != current_source()) find_current();
  go_on();
}

void ShownComparison::end_frame() {
  if (!std::exchange(is_refreshed_, false)) {
    shows_curves_ = false;
    unlabelled_.refresh(false);
  }
  if (shows_curves_ || !follows_weights()) return;
  slot_.cancel();
  is_awaited_ = false;
}

void ShownComparison::compute() {
  if (is_unfinished()) {
    is_cancelled_ = false;
    return go_on();
  }
  source_ = source();
  clear();
  labels_ = compared_labels(session_.document());
  begin_data();
}

float ShownComparison::fraction() const {
  if (work_ == nullptr || work_->kinds.empty()) return slot_.fraction();
  const auto left = static_cast<float>(work_->kinds.size());
  return 1.0F - left / static_cast<float>(std::max<std::size_t>(1, work_->all));
}

void ShownComparison::fail_with(const Error& error) {
  problem_ = error.message();
}

void ShownComparison::show_shipped() {
  if (shipped_ == nullptr) return;
  comparison_ = *shipped_;
  is_shipped_ = true;
  ++version_;
}

void ShownComparison::begin_shipped() {
  if (shipped_ != nullptr) return show_shipped();
  slot_.start<Comparison>(
      "reading the comparison",
      [path = shipped_comparison_path(assets_folder_)](Progress&, ThreadPool&) { return read_comparison(path); },
      [this](Expected<Comparison> read) {
        if (!read) return fail_with(read.error());
        shipped_ = std::make_shared<const Comparison>(std::move(*read));
        show_shipped();
      });
}

void ShownComparison::begin_data() {
  const Document document = session_.document();
  comparison_.outputs = document.network.cout();
  comparison_.seed = document.training.seed;
  std::function<Expected<Data>(Progress&, ThreadPool&)> make;
  if (scope_ == ComparisonScope::kNewScenes) {
    comparison_.scenes = kComparedScenes;
    make = [seeds = compared_seeds(kComparedScenes, document.source.seed()), extractor = *document.source.extractor,
            make_input = session_.make_input()](Progress& progress, ThreadPool& pool) -> Expected<Data> {
      auto data = make_scene_comparison(seeds, extractor, make_input, progress, pool);
      if (!data) return Unexpected(data.error());
      return Data{nullptr, data->road, [classes = data->classes] { return classes; }};
    };
  } else {
    comparison_.scenes = 0;
    problem_ = labels_.problem;
    if (!problem_.empty()) return;
    make = [document, labels = labels_](Progress&, ThreadPool&) -> Expected<Data> {
      auto data = data_of_stack(document.input->features.maps, labels.fitted, labels.scored,
                                static_cast<std::int64_t>(labels.names.size()));
      if (!data) return Unexpected(data.error());
      return Data{document.input, *data, [document] { return nine_classes(document); }};
    };
  }
  slot_.start<Data>(scope_ == ComparisonScope::kNewScenes ? "making 48 scenes to compare on" : "comparing reductions",
                    std::move(make), [this](Expected<Data> data) {
                      if (!data) return fail_with(data.error());
                      work_ = std::make_shared<Work>();
                      work_->data = std::move(*data);
                      begin_table();
                      work_->kinds = work_->table->kinds();
                      work_->all = work_->kinds.size();
                      work_->curves = std::make_shared<ComparedCurves>(work_->data.task, work_->data.make_classes,
                                                                       comparison_.seed, comparison_.outputs);
                      go_on();
                    });
}

void ShownComparison::put(ReductionRow row) {
  auto& rows = comparison_.rows;
  const auto at = std::ranges::lower_bound(rows, row.kind, {}, &ReductionRow::kind);
  if (at != rows.end() && at->kind == row.kind)
    *at = std::move(row);
  else
    rows.insert(at, std::move(row));
  ++version_;
}

void ShownComparison::begin_table() {
  const CurrentSource now = current_source();
  current_wanted_ = now;
  work_->table = std::make_shared<ReductionTable>(work_->data.task, comparison_.outputs, comparison_.seed,
                                                  effective(now.weights->parameters, now.mask));
}

void ShownComparison::find_next_row() {
  if (work_->table == nullptr) begin_table();
  const ReductionKind kind = work_->kinds.front();
  is_awaited_ = true;
  slot_.start<ReductionRow>(
      fmt::format("comparing reductions ({} of {})", work_->all - work_->kinds.size() + 1, work_->all),
      [table = work_->table, kind](Progress& progress, ThreadPool&) -> Expected<ReductionRow> {
        return table->row(kind, &progress);
      },
      [this, kind](Expected<ReductionRow> row) {
        is_awaited_ = false;
        if (!row) return fail_with(row.error());
        if (kind == ReductionKind::kCurrent) current_of_ = current_wanted_;
        put(std::move(*row));
        work_->kinds.erase(work_->kinds.begin());
        go_on();
      });
}

// The other rows do not depend on the document's weights.
void ShownComparison::find_current() {
  current_wanted_ = current_source();
  const PointwiseLayer layer = effective(current_wanted_->weights->parameters, current_wanted_->mask);
  current_slot_.start<ReductionRow>(
      "comparing the current W",
      [data = work_->data, layer, outputs = comparison_.outputs, seed = comparison_.seed](
          Progress& progress, ThreadPool&) -> Expected<ReductionRow> {
        return ReductionTable(data.task, outputs, seed, layer).row(ReductionKind::kCurrent, &progress);
      },
      [this](Expected<ReductionRow> row) {
        if (!row) return fail_with(row.error());
        current_of_ = current_wanted_;
        put(std::move(*row));
      });
}

void ShownComparison::find_next_curve() {
  const std::size_t number = work_->curves_found;
  using Found = std::vector<ReductionCurve>;
  is_awaited_ = true;
  slot_.start<Found>(
      number < CurveSearch::kCurves ? "the curves" : "the curves of nine classes",
      [input = work_->data.input, curves = work_->curves, number](Progress& progress, ThreadPool&) -> Expected<Found> {
        return curves->find(number, progress);
      },
      [this](Expected<Found> found) {
        is_awaited_ = false;
        if (!found) return fail_with(found.error());
        ++work_->curves_found;
        std::ranges::move(*found, std::back_inserter(comparison_.curves));
        ++version_;
        go_on();
      });
}

}  // namespace pw

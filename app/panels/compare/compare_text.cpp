#include "app/panels/compare/compare_text.h"

#include <fmt/format.h>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "compute/reduction/reduction_table.h"

namespace pw {
namespace {

struct RowKeys {
  ReductionKind kind;
  const char *row, *use;
};
constexpr RowKeys kRowKeys[] = {
    {ReductionKind::kAll, "compare.row.all", "compare.all"},
    {ReductionKind::kLearned, "compare.row.learned", "compare.learned"},
    {ReductionKind::kPca, "compare.row.pca", "compare.pca"},
    {ReductionKind::kBestKept, "compare.row.best2", "compare.best2"},
    {ReductionKind::kRandomKept, "compare.row.random2", "compare.random2"},
    {ReductionKind::kRandomMix, "compare.row.random_mix", "compare.random_mix"},
    {ReductionKind::kCurrent, "compare.row.current", "compare.current"},
    {ReductionKind::kLearnedAndPca, "compare.row.learned1_pc1", "compare.learned1_pc1"},
    {ReductionKind::kKeptForMaps, "compare.row.best2_reconstruction", "compare.best2_reconstruction"},
    {ReductionKind::kMostVariance, "compare.row.variance2", "compare.variance2"}};

const RowKeys& keys_of(ReductionKind kind) {
  for (const RowKeys& keys : kRowKeys) {
    if (keys.kind == kind) return keys;
  }
  return kRowKeys[0];
}

std::string kept_text(const ReductionRow& row) {
  if (row.kept.size() == 1) return fmt::format("map {}", row.kept[0]);
  if (row.kept.size() == 2) return fmt::format("maps {} and {}", row.kept[0], row.kept[1]);
  return counted(static_cast<long long>(row.kept.size()), "map");
}

// Two classes need one output; principal components fill the rest, as after more classes.
std::string learned_text(const ReductionRow* row) {
  const std::int64_t outputs = row != nullptr ? row->mix.cout : 0, classes = row != nullptr ? row->folded.cout : 0;
  const std::int64_t fitted = classes == 2 ? 1 : classes;
  if (outputs <= 2 || outputs <= fitted) return "fitted to the task";
  return fmt::format("{} for the task, {} PCA", fitted, outputs - fitted);
}

// From the longest to the shortest.
std::vector<std::string> row_notes(const Frame& frame, const ReductionRow* row, ReductionKind kind) {
  const auto cin = static_cast<long long>(frame.document().network.cin());
  const auto outputs = static_cast<long long>(row != nullptr ? row->mix.cout : frame.document().network.cout());
  const std::string mixes = fmt::format("mixes all {}", count_text(cin));
  const std::string drops = fmt::format("drops {}", count_text(cin - outputs));
  const int count = row != nullptr ? row->draws : kDraws;
  const std::string draws = fmt::format("mean of {} draws", count);
  const std::string spread = draws + "; bracket: their range";
  const auto notes = [&](const std::string& how, const std::string& what) {
    return std::vector<std::string>{how + " · " + what, what, how, how[0] == 'm' ? "mix" : "drop"};
  };
  const auto with_spread = [&](const std::string& how) {
    if (row == nullptr) return notes(how, "at random");
    std::vector<std::string> texts = notes(how, draws);
    texts.insert(texts.begin(), {how + " · " + spread, spread, fmt::format("bracket: range of {} draws", count),
                                 fmt::format("bracket: {} draws", count)});
    return texts;
  };
  switch (kind) {
    case ReductionKind::kAll:
      return {"nothing is reduced: the yardstick", "the yardstick", "yardstick"};
    case ReductionKind::kLearned:
      return notes(mixes, learned_text(row));
    case ReductionKind::kPca:
      return notes(mixes, fmt::format("the most {} can keep", outputs));
    case ReductionKind::kLearnedAndPca:
      return notes(mixes, "same task, more of the maps");
    case ReductionKind::kRandomMix:
      return with_spread(mixes);
    case ReductionKind::kRandomKept:
      return with_spread(drops);
    case ReductionKind::kCurrent:
      return {"what Explore shows: " + frame.document().weights().name, frame.document().weights().name,
              "what Explore shows", "in use"};
    default:
      return row != nullptr ? notes(drops, kept_text(*row)) : std::vector<std::string>{drops, "drop"};
  }
}

}  // namespace

const char* row_key(ReductionKind kind) {
  return keys_of(kind).row;
}

const char* use_key(ReductionKind kind) {
  return keys_of(kind).use;
}

std::string row_title(const Frame& frame, ReductionKind kind) {
  std::string label = row_label(kind, compared_outputs(frame), frame.document().network.cin());
  if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return kind == ReductionKind::kAll ? label + " maps" : label;
}

std::string row_note(const Frame& frame, const ReductionRow* row, ReductionKind kind, float room) {
  std::vector<std::string> notes = row_notes(frame, row, kind);
  return is_spoken(frame) ? notes.back() : first_that_fits(frame.fonts().small, room, notes);
}

bool is_road_compared(const Frame& frame) {
  const ComparedLabels& labels = frame.comparison().labels();
  return frame.comparison().scope() == ComparisonScope::kNewScenes ||
         (labels.classes.size() == 2 && labels.classes[1] == SceneClass::kRoad);
}

std::string compared_classes_name(const Frame& frame) {
  const ComparedLabels& labels = frame.comparison().labels();
  if (is_road_compared(frame)) return "road";
  return labels.names.size() == 2 ? labels.names[1] : "classes";
}

std::string compared_iou_name(const Frame& frame) {
  const std::string name = compared_classes_name(frame);
  return (name == "classes" ? "mean" : name) + " IoU";
}

std::string compared_unit(const Frame& frame) {
  return frame.comparison().scope() == ComparisonScope::kNewScenes ? "pixels" : "positions";
}

std::string compared_input_name(const Frame& frame) {
  return frame.document().source.seed() ? "this scene" : "this stack";
}

std::int64_t compared_outputs(const Frame& frame) {
  const Comparison* shown = frame.comparison().shown();
  return shown != nullptr ? shown->outputs : frame.document().network.cout();
}

std::string table_beside_curves(const Frame& frame, std::int64_t read_at) {
  const Comparison* shown = frame.comparison().shown();
  const ReductionRow* best = shown != nullptr ? shown->row(ReductionKind::kBestKept) : nullptr;
  const ReductionRow* random = shown != nullptr ? shown->row(ReductionKind::kRandomKept) : nullptr;
  if (best == nullptr || random == nullptr || read_at != shown->outputs) return "";
  std::vector<std::string> there;
  if (best->score.iou && read_at == 2)
    there.push_back(
        fmt::format("best kept {:.2f}: the best pair of all, here one map after another", *best->score.iou));
  if (random->score.iou)
    there.push_back(fmt::format("random kept {:.2f}: the mean of {} draws, here of {}", *random->score.iou,
                                random->draws, kCurveDraws));
  return there.empty() ? "" : fmt::format("\nIn the table {}", fmt::join(there, "; "));
}

std::string missing_text(const ShownComparison& comparison) {
  if (comparison.is_under_way()) return "…";
  if (comparison.was_cancelled()) return "press Go on";
  if (comparison.shown() != nullptr) return "press Compute again";
  return comparison.lacks_labels() ? "no labels yet" : "press Compute";
}

std::string explain_row(const Frame& frame, const ReductionRow& row, ReductionKind kind) {
  const bool is_scenes = frame.comparison().scope() == ComparisonScope::kNewScenes;
  std::string text = fmt::format("{}: {}\n", row_title(frame, kind), row_notes(frame, &row, kind).front());
  text += row.score.iou ? fmt::format("{} ({}) {:.4f}, accuracy {:.2f} %{}", compared_iou_name(frame),
                                      compared_unit(frame), *row.score.iou, 100.0 * row.score.accuracy,
                                      is_scenes ? ": the mean of the scenes, not pooled" : "")
                        : std::string("No IoU: no class occurs in what is scored");
  if (row.kept.size() == 2 && kind == ReductionKind::kBestKept)
    text += "\nThe best pair of all: the curves keep one map after another, and have another number";
  if (row.iou_of_draws && kind == ReductionKind::kRandomKept)
    text += fmt::format("\nThe curves have the mean of {} draws, and another number", kCurveDraws);
  if (row.iou_of_draws)
    text += fmt::format("\nof {} draws: {:.4f} … {:.4f}; the pictures are of the first", row.draws,
                        row.iou_of_draws->least, row.iou_of_draws->most);
  text += fmt::format("\nVariance of the maps that a linear 1×1 recovers: {:.2f} % raw, {:.2f} % standardised",
                      100.0 * row.explained_raw, 100.0 * row.explained_standardised);
  text += fmt::format("\nRidge of the fits: {} on all maps, {} of the read-out", kFitRidge, kReadoutRidge);
  if (kind == ReductionKind::kCurrent) return text;
  return text + "\nUse: read-out times mix becomes W; pointing here previews it below";
}

}  // namespace pw

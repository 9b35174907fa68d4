#include "app/views/learn/compare_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/comparison/comparison_json.h"
#include "app/frame/spoken_look.h"
#include "app/panels/compare/compare_notes.h"
#include "app/panels/compare/compare_text.h"

namespace pw {
namespace {

constexpr float kCurvesShare = 0.285F;  // of the width
constexpr float kLeastCurves = 240.0F;  // points of the width: narrower charts cannot be read
constexpr const char* kMarkRow = "compare: mark a row";
constexpr const char* kReadCurves = "compare: read the curves at fewer, more outputs";

// All in points; a low window has a sentence below each heading where it is wide.
float notes_height(float width, bool is_low) {
  const bool is_wide = width >= 1100.0F;
  if (is_low) return is_wide ? 64.0F : 34.0F;
  return is_wide ? 88.0F : 116.0F;
}

}  // namespace

std::vector<Command> ComparePage::commands() {
  const auto step = [this](int by) { return [this, by](Frame& frame) { table_.step(frame, by); }; };
  const auto outputs = [](int by) { return [by](Frame& frame) { step_curve_outputs(frame, by); }; };
  return {
      {"compare.up", "Row above", "Marks the row above", {"Up"}, kMarkRow, step(-1)},
      {"compare.down", "Row below", "Marks the row below", {"Down"}, kMarkRow, step(1)},
      {"compare.use",
       "Use the marked row",
       "Puts the marked row's read-out times mix into W",
       {"Enter"},
       "compare: use the marked row",
       [this](Frame& frame) { table_.use(frame); }},
      {"compare.fewer", "Curves: fewer outputs", "Reads the curves at fewer outputs", {"J"}, kReadCurves, outputs(-1)},
      {"compare.greater",
       "Curves: more outputs",
       "Reads the curves at more outputs",
       {"Shift+J"},
       kReadCurves,
       outputs(1)}};
}

std::string_view ComparePage::hint(const Frame& frame) const {
  if (frame.comparison().shown() == nullptr) return "";
  return is_spoken(frame) ? "Press a row to use its W."
                          : "Use puts that row's W into the document: the pictures of all views follow. Undo brings "
                            "the old one back.";
}

void ComparePage::lay_out(Rect body, const Frame& frame) {
  const float gap = frame.px(8);
  const bool is_low = frame.size().y < frame.px(800);
  const auto rows = static_cast<float>(std::min<std::int64_t>(frame.document().network.cout(), kShownRows));
  notes_ = weights_panel_ = {};
  float bottom = body.bottom();
  if (!is_spoken(frame)) {
    const float notes = frame.px(notes_height(body.w / frame.px(1), is_low));
    notes_ = {body.x, bottom - notes, body.w, notes};
    bottom = notes_.y - gap;
    const float weights = frame.px(46.0F + (is_low ? 26.0F : 34.0F) * rows);
    weights_panel_ = {body.x, std::floor(bottom - weights), body.w, weights};
    bottom = weights_panel_.y - gap;
  }
  table_panel_ = {body.x, body.y, body.w, std::max(1.0F, bottom - body.y)};
  Rect curves;
  if (table_panel_.h > table_panel_.w) {
    // A portrait window has room below the rows.
    const float most = table_panel_.h * (is_spoken(frame) ? 0.68F : 0.62F);
    const float table = has_weights() ? std::min(most, table_.wanted_height(frame)) : most;
    curves = {body.x, std::floor(body.y + table + gap), body.w, std::floor(table_panel_.h - table - gap)};
    table_panel_.h = std::floor(table);
  } else if (has_weights()) {
    const float w = std::floor(body.w * kCurvesShare);
    if (w >= frame.px(kLeastCurves)) {
      curves = {body.right() - w, body.y, w, table_panel_.h};
      table_panel_.w = body.w - w - gap;
    }
  }
  table_.lay_out(table_panel_, frame);
  curves_.lay_out(curves, frame);
  if (!has_weights()) return;
  const Shape& shape = frame.document().shape();
  const ExploreLayout explore =
      lay_out_explore({body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h), 4,
                       static_cast<int>(rows), false, static_cast<int>(rows)});
  weights_.lay_out(weights_panel_, explore.labels_column, explore.maps_column, frame);
}

void ComparePage::input(Frame& frame) {
  table_.input(frame);
  if (!frame.is_stale()) curves_.input(frame);
  if (!frame.is_stale() && has_weights()) weights_.input(frame);
}

void ComparePage::refresh(Frame& frame) {
  if (!frame.training().is_running()) frame.comparison().refresh(frame.selection().compare.scope, curves_.is_shown());
}

void ComparePage::draw(const Frame& frame) {
  table_.draw(frame);
  curves_.draw(frame);
  if (!has_weights()) return;
  weights_.draw(frame);
  weights_.draw_head(frame);
  draw_compare_notes(frame, notes_);
}

std::vector<Rect> ComparePage::panels() const {
  std::vector<Rect> panels = {table_panel_};
  if (curves_.is_shown()) panels.push_back(curves_.panel());
  if (has_weights()) panels.insert(panels.end(), {weights_panel_, notes_});
  return panels;
}

void ComparePage::describe(StateWriter& writer, const Frame& frame) const {
  const ShownComparison& comparison = frame.comparison();
  auto& section = writer.section("compare");
  section = {{"scope", comparison.scope() == ComparisonScope::kNewScenes ? "scenes" : "stack"},
             {"marked", row_key(table_.marked())},
             {"is_running", comparison.is_running()},
             {"has_all_rows", comparison.has_all_rows() && comparison.is_current_shown()},
             {"was_cancelled", comparison.was_cancelled()},
             {"shows_curves", curves_.is_shown()},
             {"problem", comparison.problem()},
             {"read_at", curve_outputs(frame)},
             {"curves_without_labels", comparison.unlabelled().shown().size()}};
  const Comparison* shown = comparison.shown();
  if (shown == nullptr) return;
  Comparison current = *shown;
  if (!comparison.is_current_shown())
    std::erase_if(current.rows, [](const ReductionRow& row) { return row.kind == ReductionKind::kCurrent; });
  section.update(nlohmann::json::parse(to_json(current).dump()));
  for (auto& row : section["rows"]) {
    const auto found = std::ranges::find_if(
        current.rows, [&](const ReductionRow& each) { return to_json(each.kind).get<std::string>() == row["name"]; });
    row["is_in_use"] = is_row_in_use(frame, *found);
  }
}

}  // namespace pw

#include "app/views/learn/compare_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/comparison/comparison_json.h"
#include "app/frame/spoken_look.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

struct CompareNote {
  const char *title, *text;
};
constexpr CompareNote kCompareNotes[] = {
    {"Mixing beats dropping where the mix is fitted.",
     "It holds for a mix fitted to the data (learned, PCA). A random mix is no better than random maps."},
    {"The outputs keep the task, not the maps.",
     "Two classes need one direction; a linear 1×1 recovers little of the maps' variance from the outputs."},
    {"Use takes the read-out along.",
     "Picture and IoU come from a read-out fitted on the same positions; Use puts read-out × mix, one matrix, into "
     "W."}};

}  // namespace

std::vector<Command> ComparePage::commands() {
  return {{"compare.up",
           "Row above",
           "Marks the row above",
           {"Up"},
           "mark a row",
           [this](Frame& frame) { table_.step(frame, -1); }},
          {"compare.down",
           "Row below",
           "Marks the row below",
           {"Down"},
           "mark a row",
           [this](Frame& frame) { table_.step(frame, 1); }},
          {"compare.use",
           "Use the marked row",
           "Puts the marked row's read-out times mix into W",
           {"Enter"},
           "use the marked row",
           [this](Frame& frame) { table_.use(frame); }}};
}

std::string_view ComparePage::hint(const Frame& frame) const {
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
    const float notes = frame.px(is_low ? 34.0F : 92.0F);
    notes_ = {body.x, bottom - notes, body.w, notes};
    bottom = notes_.y - gap;
    const float weights = frame.px(46.0F + (is_low ? 26.0F : 34.0F) * rows);
    weights_panel_ = {body.x, std::floor(bottom - weights), body.w, weights};
    bottom = weights_panel_.y - gap;
  }
  table_panel_ = {body.x, body.y, body.w, std::max(1.0F, bottom - body.y)};
  table_.lay_out(table_panel_, frame);
  if (!has_weights()) return;
  const Shape& shape = frame.document().shape();
  const ExploreLayout explore =
      lay_out_explore({body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h), 4,
                       static_cast<int>(rows), false, static_cast<int>(rows)});
  weights_.lay_out(weights_panel_, explore.labels_column, explore.maps_column, frame);
}

void ComparePage::input(Frame& frame) {
  table_.input(frame);
  if (!frame.is_stale() && has_weights()) weights_.input(frame);
}

bool ComparePage::advance(Frame& frame) const {
  if (!frame.training().is_running()) frame.comparison().refresh();
  return false;
}

void ComparePage::draw(const Frame& frame) {
  table_.draw(frame);
  if (!has_weights()) return;
  weights_.draw(frame);
  weights_.draw_head(frame);
  draw_notes(frame);
}

void ComparePage::draw_notes(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const bool is_low = notes_.h < frame.px(60);
  const float width = (notes_.w - 2.0F * frame.padding()) / 3.0F;
  float x = notes_.x + frame.padding();
  for (const CompareNote& note : kCompareNotes) {
    const Rect area{x, notes_.y, width, notes_.h};
    const float y = notes_.y + frame.px(is_low ? 8.0F : 10.0F);
    draw_text_within(frame, fonts.strong, frame.theme().text, {x, y}, width - frame.px(12), note.title);
    if (!is_low)
      draw_paragraph(frame, fonts.small, frame.theme().muted, {x, y + fonts.strong->FontSize + frame.px(5)},
                     width - frame.px(24), note.text);
    frame.explain_drawn(area, std::string(note.title) + "\n" + note.text);
    x += width;
  }
}

std::vector<Rect> ComparePage::panels() const {
  std::vector<Rect> panels = {table_panel_};
  if (has_weights()) panels.insert(panels.end(), {weights_panel_, notes_});
  return panels;
}

void ComparePage::describe(StateWriter& writer, const Frame& frame) const {
  const Comparison* shown = frame.comparison().shown();
  if (shown == nullptr) return;
  Comparison current = *shown;
  if (!frame.comparison().is_current_shown())
    std::erase_if(current.rows, [](const ReductionRow& row) { return row.kind == ReductionKind::kCurrent; });
  writer.section("compare") = nlohmann::json::parse(to_json(current).dump());
}

}  // namespace pw

#include "app/panels/learn/score_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/training/new_scenes.h"
#include "app/training/trained_network.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Below this many held-out positions of a class a score says little.
constexpr std::int64_t kFewest = 10;

struct Column {
  std::vector<std::string> titles;  // from the longest to the shortest
  std::optional<double> loss, accuracy, iou;
  bool is_strong = false;
};

// Null where the scores are not those of what is shown.
const TrainingProgress* scored_progress(const Frame& frame) {
  return frame.training().are_scores_of_now() ? frame.training().progress() : nullptr;
}

bool has_truth(const Frame& frame) {
  return frame.training().current().setup() != nullptr && !frame.training().current().setup()->truth.empty();
}

bool is_enough(const Frame& frame, const LabelScores& scores) {
  return has_truth(frame) ? scores.positions > 0 : scores.fewest() >= kFewest;
}

Column column_of(const Frame& frame, std::vector<std::string> titles, const LabelScores* scores) {
  Column column{std::move(titles), {}, {}, {}};
  if (scores == nullptr || scores->positions == 0) return column;
  column.loss = scores->loss;
  column.accuracy = scores->accuracy;
  column.iou = shown_iou(*scores, trained_outputs(frame.document()));
  return column;
}

std::string iou_name(const Frame& frame) {
  return road_output(trained_outputs(frame.document())) ? "road IoU" : "mean IoU";
}

std::vector<Column> columns_of(const Frame& frame) {
  const TrainingProgress* progress = scored_progress(frame);
  const bool has_held_out = progress != nullptr && is_enough(frame, progress->held_out);
  const std::vector<std::string> held_out = {has_truth(frame) ? "held out: the others" : "held out: 1 in 5", "held out",
                                             "held"};
  std::vector<Column> columns = {
      column_of(frame, {"labelled", "labels"}, progress != nullptr ? &progress->labelled : nullptr),
      column_of(frame, held_out, has_held_out ? &progress->held_out : nullptr)};
  if (has_truth(frame) && frame.document().source.scene() != nullptr) {
    Column scenes{{fmt::format("{} new scenes", NewScenes::kCount), "new scenes", "new"}, {}, {}, {}, true};
    if (const auto medians = frame.training().new_scenes().medians(frame.document())) {
      scenes.loss = medians->loss;
      scenes.accuracy = medians->accuracy;
      scenes.iou = medians->iou;
    }
    columns.push_back(scenes);
  }
  return columns;
}

std::string big_caption(const Frame& frame, const TrainingProgress& progress) {
  const std::string what =
      road_output(trained_outputs(frame.document())) ? "IoU (positions) of road" : "mean IoU (positions)";
  if (has_truth(frame))
    return fmt::format("{} on the {} positions of this picture that are held out", what,
                       count_text(progress.held_out.positions));
  return fmt::format("{} on {} painted positions that are held out", what, count_text(progress.held_out.positions));
}

// In the place of the scores.
std::string why_no_scores(const Frame& frame) {
  if (scored_progress(frame) != nullptr && !has_truth(frame))
    return fmt::format("Paint more: a score needs {} held-out positions of each class, one in five that you paint",
                       kFewest);
  return frame.training().steps() > 0 ? "The scores are of earlier weights or labels: train on"
                                      : "IoU of what is held out, once it trains";
}

constexpr float kScoreRows = 4.0F;

// The number that counts, large. Returns the height; where the table needs it all, nothing is written before there is a
// number.
float draw_big_number(const Frame& frame, Rect area) {
  const TrainingProgress* progress = scored_progress(frame);
  ImFont* large = frame.fonts().large;
  ImFont* small = frame.fonts().small;
  const bool is_known = progress != nullptr && is_enough(frame, progress->held_out);
  const auto iou = is_known ? shown_iou(progress->held_out, trained_outputs(frame.document())) : std::nullopt;
  const float number_w = text_width(large, "0.00") + frame.px(10);
  if (iou) draw_text(frame, large, frame.theme().text, area.min(), score_text(iou));
  const std::string text = iou ? big_caption(frame, *progress) : why_no_scores(frame);
  const bool is_low = area.h < large->FontSize + kScoreRows * (small->FontSize + frame.px(6));
  if (is_low && !iou && frame.training().steps() == 0) return 0.0F;
  const float x = iou ? area.x + number_w : area.x;
  const float height = draw_paragraph(frame, small, iou ? frame.theme().text : frame.theme().muted,
                                      {x, area.y + frame.px(3)}, area.right() - x, text);
  return std::max(large->FontSize, height + frame.px(3)) + frame.px(6);
}

// Of the room of another column: its type is larger.
constexpr float kStrongShare = 1.25F;

void draw_row(const Frame& frame, Rect row, float name_w, const std::string& name, const std::vector<Column>& columns,
              const std::function<std::string(const Column&, float room)>& text) {
  ImFont* font = frame.fonts().small;
  draw_text(frame, font, frame.theme().muted, {row.x, row.y}, name);
  const auto share = [](const Column& column) { return column.is_strong ? kStrongShare : 1.0F; };
  float shares = 0.0F, x = row.x + name_w;
  for (const Column& column : columns) shares += share(column);
  for (const Column& column : columns) {
    const float width = (row.w - name_w) * share(column) / shares;
    x += width;
    draw_text_right(frame, column.is_strong ? frame.fonts().strong : font,
                    column.is_strong ? frame.theme().text : frame.theme().muted, {x, row.y},
                    text(column, width - frame.px(14)));
  }
}

// In the projector look: the two numbers that are spoken about.
void draw_spoken_scores(const Frame& frame, Rect area) {
  ImFont* large = frame.fonts().large;
  ImFont* body = frame.fonts().body;
  std::vector<Column> columns = columns_of(frame);
  columns.erase(columns.begin());
  const std::vector<std::string> what[] = {{"held out"},
                                           {fmt::format("{} new scenes", NewScenes::kCount), "new scenes"}};
  float y = area.y;
  if (std::ranges::none_of(columns, [](const Column& column) { return column.iou.has_value(); })) {
    draw_paragraph(frame, body, frame.theme().muted, area.min(), area.w, why_no_scores(frame));
    return;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    draw_text(frame, large, frame.theme().text, {area.x, y}, score_text(columns[i].iou));
    y += large->FontSize + frame.px(1);
    std::vector<std::string> captions = {iou_name(frame) + ", " + what[i].front()};
    for (const std::string& words : what[i]) captions.push_back("IoU, " + words);
    draw_text(frame, body, frame.theme().text, {area.x, y}, first_that_fits(body, area.w, captions));
    y += body->FontSize + frame.px(5);
  }
}

}  // namespace

ImVec2 scores_size(const Frame& frame) {
  const Fonts& fonts = frame.fonts();
  if (is_spoken(frame))
    return {text_width(fonts.body, fmt::format("road IoU, {} new scenes", NewScenes::kCount)) + frame.px(8),
            2.0F * (fonts.large->FontSize + fonts.body->FontSize + frame.px(6))};
  return {frame.px(330), fonts.large->FontSize + kScoreRows * (fonts.small->FontSize + frame.px(14)) +
                             2.5F * fonts.small->FontSize + frame.px(11)};
}

void draw_score_table(const Frame& frame, Rect area) {
  if (is_spoken(frame)) return draw_spoken_scores(frame, area);
  ImFont* small = frame.fonts().small;
  const float used = draw_big_number(frame, area);
  const std::vector<Column> columns = columns_of(frame);
  const float name_w = text_width(small, "mean IoU") + frame.px(8);
  // Four rows and a sentence, spread over the room there is.
  const float rows_h = area.h - used;
  const float free = (rows_h - 2.5F * small->FontSize) / kScoreRows;
  const float least = small->FontSize + frame.px(rows_h < kScoreRows * (small->FontSize + frame.px(6)) ? 1 : 6);
  const float row_h = std::floor(std::clamp(free, least, small->FontSize + frame.px(36)));
  float y = area.y + used;
  const auto next_row = [&](const std::string& name, const std::function<std::string(const Column&, float)>& text) {
    if (y + row_h > area.bottom()) return;
    draw_row(frame, {area.x, y + (row_h - small->FontSize) / 2.0F, area.w, row_h}, name_w, name, columns, text);
    y += row_h;
    frame.draw_list()->AddRectFilled({area.x, y}, {area.right(), y + 1.0F}, im(frame.theme().border));
  };
  next_row("", [&](const Column& column, float room) {
    return first_that_fits(column.is_strong ? frame.fonts().strong : small, room, column.titles);
  });
  next_row("loss", [](const Column& column, float) { return score_text(column.loss); });
  next_row("accuracy", [](const Column& column, float) { return percent_text(column.accuracy, 1); });
  next_row(iou_name(frame), [](const Column& column, float) { return score_text(column.iou); });
  const std::string note = frame.training().note();
  const char* other = has_truth(frame)                      ? "new scenes"
                      : frame.document().picture != nullptr ? "another picture"
                                                            : "another stack";
  const std::string text =
      !note.empty() ? note : fmt::format("Neighbours see nearly the same: the honest test is {}.", other);
  y += frame.px(5);
  if (y + small->FontSize <= area.bottom())
    draw_paragraph(frame, small, frame.theme().muted, {area.x, y}, area.w, text);
}

std::string explain_scores(const Frame& frame) {
  std::string text = "labelled: the positions that it is trained on.\n";
  text += has_truth(frame) ? "held out: all other positions of this picture, whose class the ground truth gives.\n"
                           : "held out: one painted position in five, drawn hollow, is not trained on.\n";
  if (has_truth(frame))
    text += fmt::format("new scenes: the median over {} scenes that nobody has trained on; tested when you pause.\n",
                        NewScenes::kCount);
  return text +
         "IoU of a class: the positions that both have it as label and prediction, divided by those that have either.";
}

}  // namespace pw

#include "app/panels/compare/compare_notes.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "app/panels/compare/compare_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kAsGood = 0.01;  // IoU
constexpr double kMostOfTheMaps = 0.5;

struct CompareNote {
  std::string title, text;
  std::string brief;  // of the title
};

const ReductionRow* scored_row(const Frame& frame, ReductionKind kind) {
  const Comparison* shown = frame.comparison().shown();
  const ReductionRow* row = shown != nullptr ? shown->row(kind) : nullptr;
  return row != nullptr && row->score.iou ? row : nullptr;
}

// Within what the draws of random maps reach.
bool is_no_better(const ReductionRow& mix, const ReductionRow& kept) {
  return *mix.score.iou <= (kept.iou_of_draws ? kept.iou_of_draws->most : *kept.score.iou);
}

CompareNote mixing_note(const Frame& frame) {
  const ReductionRow* learned = scored_row(frame, ReductionKind::kLearned);
  const ReductionRow* pca = scored_row(frame, ReductionKind::kPca);
  const ReductionRow* best = scored_row(frame, ReductionKind::kBestKept);
  const ReductionRow* kept = scored_row(frame, ReductionKind::kRandomKept);
  const ReductionRow* mix = scored_row(frame, ReductionKind::kRandomMix);
  if (learned == nullptr || pca == nullptr || best == nullptr || kept == nullptr || mix == nullptr)
    return {"Is mixing the same as dropping?",
            "A mix can be fitted to the task (learned), to the maps (PCA), or to nothing (random).", "Drop or mix?"};
  const bool beats = *learned->score.iou > *best->score.iou + kAsGood;
  return {
      beats ? "Mixing beats dropping where the mix is fitted." : "Here the best maps do as well as a fitted mix.",
      fmt::format("Fitted to the data: learned {:.2f}, PCA {:.2f}; the best maps kept {:.2f}. A random mix ({:.2f}) is "
                  "{} than random maps ({:.2f}).",
                  *learned->score.iou, *pca->score.iou, *best->score.iou, *mix->score.iou,
                  is_no_better(*mix, *kept) ? "no better" : "better", *kept->score.iou),
      beats ? "A fitted mix beats dropping." : "Dropping does as well here."};
}

CompareNote task_note(const Frame& frame) {
  const ReductionRow* all = scored_row(frame, ReductionKind::kAll);
  const ReductionRow* learned = scored_row(frame, ReductionKind::kLearned);
  if (all == nullptr || learned == nullptr)
    return {"What do the outputs keep?", "The task, the maps, or both: they are two scores.", "Task and maps"};
  const auto outputs = learned->mix.cout;
  const bool as_all = std::fabs(*all->score.iou - *learned->score.iou) < kAsGood;
  // Equal in what is shown.
  const std::string by_all = score_text(all->score.iou), by_learned = score_text(learned->score.iou);
  const std::string iou = as_all && by_all == by_learned
                              ? fmt::format("{} {} as with all {} maps", compared_iou_name(frame), by_learned,
                                            count_text(frame.document().network.cin()))
                              : fmt::format("{} {}, with all maps {}", compared_iou_name(frame), by_learned, by_all);
  const bool is_two = learned->folded.cout == 2;
  const std::string needed = !is_two ? ""
                             : outputs > 2
                                 ? fmt::format(" Two classes need one direction; PCA fills the other {}.", outputs - 1)
                                 : " Two classes need one direction only.";
  const bool loses_maps = learned->explained_raw < kMostOfTheMaps;
  const std::string title =
      as_all && loses_maps
          ? fmt::format("{} keep{} the task, not the maps.", outputs == 2 ? "Two outputs" : counted(outputs, "output"),
                        outputs == 1 ? "s" : "")
          : std::string("The task and the maps are two scores.");
  return {
      title,
      fmt::format("Learned: {}; a linear 1×1 recovers {:.0f} % of the maps’ variance (raw, of {}).{}", iou,
                  100.0 * learned->explained_raw,
                  frame.comparison().scope() == ComparisonScope::kNewScenes ? "24 scenes" : compared_input_name(frame),
                  needed),
      as_all && loses_maps ? "The task is kept, not the maps." : "Task and maps."};
}

CompareNote use_note(const Frame& frame) {
  const Comparison* shown = frame.comparison().shown();
  const ReductionRow* learned = shown != nullptr ? shown->row(ReductionKind::kLearned) : nullptr;
  const std::string from = learned != nullptr
                               ? fmt::format("a {} → {} read-out", learned->mix.cout, learned->folded.cout)
                               : std::string("a read-out");
  const std::string matrix =
      learned != nullptr ? fmt::format("one {} × {} matrix", learned->folded.cout, count_text(learned->folded.cin))
                         : std::string("one matrix");
  const std::int64_t now = frame.document().network.cout();
  const bool replaces = learned != nullptr && learned->folded.cout != now;
  const std::string instead =
      replaces ? fmt::format(": {} in place of its {}", counted(learned->folded.cout, "output"), now) : "";
  return {"Use takes the read-out along.",
          fmt::format("{} puts (read-out × mix), {}, into W{}. {} from {} fitted on the same positions.",
                      shown != nullptr ? "Use" : "In a computed row, Use", matrix, instead,
                      learned != nullptr ? "Picture and IoU come" : "Pictures come", from),
          "Use: with the read-out."};
}

// In a low panel the first sentence alone.
std::string text_in(const Frame& frame, const CompareNote& note, float width, float height) {
  ImFont* font = frame.fonts().small;
  const std::string first = note.text.substr(0, note.text.find(". ") + 1);
  for (const std::string& text : {note.text, first}) {
    const float lines = wrapped_line_count(font, text, width);
    if (!text.empty() && lines * (font->FontSize + frame.px(2)) <= height) return text;
  }
  return "";
}

}  // namespace

std::string compare_summary(const Frame& frame) {
  const std::string title = mixing_note(frame).title;
  const ReductionRow* kept = scored_row(frame, ReductionKind::kRandomKept);
  const ReductionRow* mix = scored_row(frame, ReductionKind::kRandomMix);
  if (kept == nullptr || mix == nullptr || !is_no_better(*mix, *kept)) return title;
  return title + " A random mix is no better than random maps.";
}

void draw_compare_notes(const Frame& frame, Rect panel) {
  if (panel.h <= 0.0F) return;
  const Fonts& fonts = frame.fonts();
  const bool is_low = panel.h < frame.px(50);
  frame.draw_list()->AddRect(panel.min(), panel.max(), im(frame.theme().border));
  const float width = std::floor((panel.w - 2.0F * frame.padding()) / 3.0F);
  float x = panel.x + frame.padding();
  for (const CompareNote& note : {mixing_note(frame), task_note(frame), use_note(frame)}) {
    const float y = is_low ? std::floor(panel.centre().y - fonts.strong->FontSize / 2.0F) : panel.y + frame.px(9);
    const float room = width - frame.px(16);
    if (is_low)
      draw_text(frame, fonts.strong, frame.theme().text, {x, y},
                first_that_fits(fonts.strong, room, {note.title, note.brief}));
    else {
      const float title = draw_paragraph(frame, fonts.strong, frame.theme().text, {x, y}, room, note.title);
      const float below = y + title + frame.px(3);
      draw_paragraph(frame, fonts.small, frame.theme().muted, {x, below}, room,
                     text_in(frame, note, room, panel.bottom() - frame.px(3) - below));
    }
    frame.explain_drawn({x, panel.y, width, panel.h}, note.title + "\n" + note.text);
    x += width;
  }
}

}  // namespace pw

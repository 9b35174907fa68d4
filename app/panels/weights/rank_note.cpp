#include "app/panels/weights/rank_note.h"

#include <fmt/format.h>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostRanked = 16;  // outputs: more would take longer than a frame of a drag may

std::string explain_rank(const Frame& frame, const RankOfMaps& found) {
  const std::int64_t cout = frame.document().network.cout();
  std::string text =
      fmt::format("The rank of y: {} of {}\nThe {} vary in {} independent direction{}", found.rank,
                  counted(cout, "output"), cout == 1 ? "output" : "outputs", found.rank, found.rank == 1 ? "" : "s");
  if (found.rank < cout) text += ": the others follow from these, so as many filters would do";
  text += fmt::format(
      "\nIt is the numerical rank of W·C·Wᵀ, where C is the covariance of x: outputs scaled to deviation 1, directions "
      "below {:g} of the largest deviation do not count; {} looked at, before the activation",
      kRankTolerance, counted(found.positions, "position"));
  return text;
}

// From the longest to the shortest.
std::vector<std::string> rank_texts(const RankOfMaps& found) {
  return {fmt::format("rank of y: {}", found.rank), fmt::format("rank y: {}", found.rank)};
}

}  // namespace

void RankNote::refresh(const Frame& frame) {
  found_.reset();
  const Session& session = frame.session();
  if (!frame.has_outputs() || !session.outputs_are_current() || frame.document().network.cout() > kMostRanked) return;
  const std::int64_t n = frame.selection().n;
  found_ = memo_.of({session.outputs_version(), n}, [&] { return numerical_rank(session.outputs().sums(), n); });
}

std::string RankNote::text(const Frame& frame, float room) const {
  if (!found_ || frame.display().curtain) return "";
  return first_that_fits(frame.fonts().small, room, rank_texts(*found_));
}

float RankNote::least_width(const Frame& frame) const {
  if (!found_ || frame.display().curtain) return 0.0F;
  return text_width(frame.fonts().small, rank_texts(*found_).back());
}

void RankNote::draw(const Frame& frame, ImVec2 right, const std::string& text) const {
  if (text.empty()) return;
  ImFont* font = frame.fonts().small;
  const float width = text_width(font, text);
  const Rect area{right.x - width, right.y - font->FontSize / 2.0F, width, font->FontSize};
  draw_text(frame, font, frame.theme().muted, area.min(), text);
  frame.mark("rank", area);
  frame.explain_drawn(area.inset(-frame.px(4)),
                      [found = *found_](const Frame& shown) { return explain_rank(shown, found); });
}

}  // namespace pw

// Where everything of the rows stands.
#include "app/panels/two_layers/spoken/spoken_pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBetweenSpoken = 28.0F, kBetweenTitles = 18.0F;  // points: between pictures without a sign
constexpr std::int64_t kMostSpokenHidden = 2, kMostSpokenHiddenOfMany = 4;

}  // namespace

void SpokenPair::lay_out(Rect body, const Frame& frame, const ShownPair& shown) {
  hidden_ = shown.hidden();
  const bool is_many = has_strips(shown);
  hidden_shown_ = std::min(hidden_, is_many ? kMostSpokenHiddenOfMany : kMostSpokenHidden);
  first_hidden_ =
      std::clamp<std::int64_t>(selected_hidden(frame, shown) - hidden_shown_ + 1, 0, hidden_ - hidden_shown_);
  maps_ = is_many ? std::vector<std::int64_t>() : spoken_maps(shown);
  signs_ = signs(frame, shown);
  SpokenRowsRequest request = this->request(body, frame, shown);
  move_signs(request);
  place(request, frame, shown);
  // A title comes before a low head.
  if (has_signs_in_titles_) return;
  request.heads = crowded_heads(frame, shown);
  if (std::ranges::count(request.heads, true) > 0) place(request, frame, shown);
}

SpokenRowsRequest SpokenPair::request(Rect body, const Frame& frame, const ShownPair& shown) const {
  ImFont* font = frame.fonts().spoken;
  SpokenRowsRequest request;
  request.body = body;
  request.unit = frame.px(1);
  request.rows = has_strips(shown) ? 2 : 3;
  request.maps = static_cast<int>(maps_.size());
  request.title = std::floor(font->FontSize + frame.px(8));
  request.ratio = 2.0F;
  request.between = frame.px(kBetweenSpoken);
  request.words = frame.fonts().body->FontSize + frame.px(4);
  if (shown.has_input()) {
    request.ratio = static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h);
    request.widest = request.ratio * widest_cell(shown.shape());
  }
  for (std::size_t i = 0; i < signs_.size(); ++i) {
    float before = i == 0 ? 0.0F : frame.px(kBetweenSpoken);
    if (!signs_[i].empty())
      before =
          std::max(before, std::ceil(text_width(font, signs_[i])) + frame.px((i == 0 ? 1.0F : 2.0F) * kBesideSign));
    request.before.push_back(before);
  }
  return request;
}

void SpokenPair::move_signs(SpokenRowsRequest& request) {
  constexpr float kMuchWider = 1.25F;
  SpokenRowsRequest in_titles = request;
  for (std::size_t i = 0; i < in_titles.before.size(); ++i) in_titles.before[i] = i == 0 ? 0.0F : request.between;
  const auto width = [](const SpokenRowsRequest& of) { return lay_out_spoken_rows(of).pictures.back().front().w; };
  // One line: over several, a sign at the start says that the sum goes on.
  has_signs_in_titles_ = maps_.empty() && lay_out_spoken_rows(in_titles).first_line.back() == signs_.size() &&
                         width(in_titles) > kMuchWider * width(request);
  if (!has_signs_in_titles_) return;
  request = in_titles;
  request.heads.assign(static_cast<std::size_t>(request.rows), true);
}

void SpokenPair::lay_out_heads(const SpokenRowsRequest& request, const Frame& frame, const ShownPair& shown) {
  const bool is_many = has_strips(shown);
  relu_.lay_out(rows_.panels[is_many ? 0 : 1], {true, false, false}, 0.0F, frame, shown);
  // The name of the last map of x is beside it, if not below.
  const std::size_t last = std::min(maps_.size(), rows_.first_line.front());
  const bool is_below = !request.heads.empty() && request.heads.front();
  const float needed = is_many || last == 0 || is_below
                           ? 0.0F
                           : rows_.pictures[0][last - 1].x - rows_.panels[0].x - frame.padding() +
                                 text_width(frame.fonts().spoken, spoken_input_name(shown, maps_[last - 1]));
  example_.lay_out(rows_.panels[is_many ? 1 : 0], {false, false, true}, needed, frame, shown);
}

// By row: whether a title is another one, or cut, because of the buttons beside it.
std::vector<bool> SpokenPair::crowded_heads(const Frame& frame, const ShownPair& shown) const {
  std::vector<bool> crowded(rows_.panels.size(), false);
  for (const Slot& slot : slots_) {
    const auto row = static_cast<std::size_t>(slot.row) - (has_strips(shown) ? 1U : 0U);
    if (slot.title_w >= slot.without_head) continue;
    const std::string beside = title(frame, shown, slot, slot.title_w);
    if (beside != title(frame, shown, slot, slot.without_head) ||
        text_width(frame.fonts().spoken, beside) > slot.title_w)
      crowded[row] = true;
  }
  return crowded;
}

// Left of each hidden map that is shown, and left of the output.
std::vector<std::string> SpokenPair::signs(const Frame& frame, const ShownPair& shown) const {
  const std::int64_t output = selected_pair_output(frame, shown);
  std::vector<std::string> texts;
  for (std::int64_t k = 0; k < hidden_shown_; ++k)
    texts.push_back(factor_text(shown, output, first_hidden_ + k, k == 0));
  texts.push_back(sum_end_text(shown, output, hidden_shown_ == hidden_, predicts_road(frame, shown)));
  return texts;
}

void SpokenPair::place(const SpokenRowsRequest& request, const Frame& frame, const ShownPair& shown) {
  slots_.clear();
  rows_ = lay_out_spoken_rows(request);
  lay_out_heads(request, frame, shown);
  if (!shown.has_input()) return;
  const bool is_many = has_strips(shown);
  for (std::size_t row = 0; row < rows_.pictures.size(); ++row) {
    const Row kind = row_at(row, shown);
    const std::vector<Rect>& pictures = rows_.pictures[row];
    const std::size_t count = kind == Row::kInput ? maps_.size() : signs_.size();
    const std::size_t first_line = std::min(count, rows_.first_line[row]);
    for (std::size_t k = 0; k < count; ++k) {
      Slot slot;
      slot.row = kind;
      slot.is_output = kind != Row::kInput && k + 1 == count;
      slot.map = kind == Row::kInput ? maps_[k]
                 : slot.is_output    ? selected_pair_output(frame, shown)
                                     : first_hidden_ + static_cast<std::int64_t>(k);
      if (kind != Row::kInput) slot.sign = signs_[k];
      slot.picture = pair_picture(pictures[k], shown);
      const bool is_start = k == 0 || pictures[k - 1].x >= pictures[k].x;
      slot.gap = slot.picture.x - (is_start ? rows_.panels[row].x + frame.padding() : slots_.back().picture.right());
      // Whether the next picture is not right of this one.
      const bool is_end = k + 1 == count || pictures[k + 1].x <= pictures[k].x;
      const PairHead& head = kind == Row::kHidden ? relu_ : example_;
      const bool has_head = kind == Row::kHidden || (is_many ? kind == Row::kLinear : kind == Row::kInput);
      const bool is_below_head = slot.picture.y - request.title > rows_.panels[row].y + frame.px(34);
      const float reserved = has_head && k < first_line && !is_below_head ? head.reserved() : 0.0F;
      const float right = rows_.panels[row].right() - frame.padding();
      const float next = is_end ? right : std::min(right, pictures[k + 1].x - frame.px(kBetweenTitles));
      slot.title_w = std::min(right - reserved, next) - slot.picture.x;
      slot.without_head = next - slot.picture.x;
      slots_.push_back(slot);
    }
  }
  is_plain_ = std::ranges::any_of(slots_, [&](const Slot& slot) {
    if (slot.row != Row::kHidden || slot.is_output) return false;
    const std::string formula = formula_of(shown, shown.first(), slot.map);
    return text_width(frame.fonts().spoken, fmt::format("ReLU({})", formula)) > slot.without_head;
  });
}

}  // namespace pw

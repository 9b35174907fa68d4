#include "app/panels/cost/next_layer/gain_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/next_layer/lit_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kFigureGap = 16.0F, kSampleWidth = 14.0F;
constexpr float kLeastGainChart = 110.0F;

ImFont* figure_caption_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
}

float handle_labels_height(const Frame& frame) {
  return figure_caption_font(frame)->FontSize + frame.px(8);
}

std::string timed_caption(const Ledger& ledger, bool is_spoken) {
  if (ledger.timed) return is_spoken ? "net, timed here" : "net, timed\nhere";
  return is_spoken ? "net, not timed yet" : "net, not\ntimed yet";
}

std::string explain_timed(const Ledger& ledger) {
  if (!ledger.timed) return "How many times faster it runs here, timed in one piece: not measured yet (Ctrl+Enter).";
  return fmt::format("{} faster here. {}\n{}", ratio_text(ledger.timed->gain()),
                     timing_sentence(ledger.layer, *ledger.timed), timing_method(*ledger.timing, *ledger.timed));
}

std::string kept_figure(const Ledger& ledger) {
  if (ledger.kept) return kept_text(*ledger.kept);
  return ledger.kept_state == KeptVariance::State::kFinding ? "…" : "–";
}

}  // namespace

float GainPanel::spoken_height(const Frame& frame) {
  return frame.px(32.0F + 22.0F + 10.0F) + frame.fonts().large->FontSize + figure_caption_font(frame)->FontSize +
         frame.px(6) + CountSlider::height(frame) + handle_labels_height(frame);
}

void GainPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  const Rect area = panel_area(frame, panel);
  const float captions = (is_spoken(frame) ? 1.0F : 2.0F) * figure_caption_font(frame)->FontSize + frame.px(6);
  figures_ = {area.x, area.y, area.w, frame.fonts().large->FontSize + captions};
  const float handle_h = CountSlider::height(frame), below = handle_labels_height(frame);
  const float left = is_spoken(frame) ? frame.px(28) : gain_axis_width(frame);
  const float right = is_spoken(frame) ? frame.px(14) : share_axis_width(frame);
  handle_ = {area.x + left, std::floor(area.bottom() - below - handle_h), std::max(1.0F, area.w - left - right),
             handle_h};
  const float top = figures_.bottom() + frame.px(16);
  chart_ = {handle_.x, top, handle_.w, handle_.y - frame.px(10) - top};
  if (!has_chart(frame)) handle_.y = std::min(handle_.y, std::floor(figures_.bottom() + frame.px(22)));
}

bool GainPanel::has_chart(const Frame& frame) const {
  return chart_.h >= frame.px(kLeastGainChart) && !is_spoken(frame);
}

Rect GainPanel::plot(const Frame& frame) const {
  const Rect rail = CountSlider::rail(frame, handle_);
  return {rail.x, chart_.y, rail.w, chart_.h};
}

GainPanel::Figures GainPanel::unplaced_figures(const Frame& frame, const Ledger& ledger) {
  const bool spoken = is_spoken(frame), has_reduced = !ledger.is_depthwise();
  const auto words = [spoken](const char* long_words, const char* short_words) {
    return std::string(spoken ? long_words : short_words);
  };
  const std::string reduced = count_text(ledger.layer.reduced), net = ratio_text(ledger.cost.net);
  const std::string alone = ratio_text(ledger.cost.alone);
  return {{
      {"cost.fp_value", has_reduced ? reduced : "–", words("maps", "maps\nout: F′"), GainLine::kNone,
       has_reduced ? fmt::format("F′ = {}: maps out of the 1×1. Click to type it (Enter).", reduced)
                   : "F′ has no meaning here: no 1×1 reduces the maps first."},
      {{"cost.figure", 0},
       has_reduced ? alone : "–",
       words("next layer alone", "next layer\nalone"),
       GainLine::kAlone,
       has_reduced ? fmt::format("{}: the next layer alone, F ÷ F′ = {} ÷ {}. What the 1×1 costs is left out.", alone,
                                 count_text(ledger.layer.input.maps), reduced)
                   : "Without a 1×1 first the next layer reads all maps."},
      {{"cost.figure", 1},
       net,
       has_reduced ? words("net, the 1×1 counted", "net, with\nthe 1×1")
                   : words("net, both counted", "net, both\ncounted"),
       GainLine::kNet,
       fmt::format("{}: {} multiply–adds direct ÷ {} with both layers counted.", net,
                   count_text(ledger.cost.direct.macs), count_text(ledger.cost.reduced.macs))},
      {{"cost.figure", 2},
       ledger.timed ? ratio_text(ledger.timed->gain()) : "–",
       timed_caption(ledger, spoken),
       GainLine::kTimed,
       explain_timed(ledger)},
      {{"cost.figure", 3},
       kept_figure(ledger),
       words("of the maps’ variance kept at most", "kept at\nmost"),
       GainLine::kKept,
       (ledger.is_depthwise() ? "All maps are passed on" : kept_sentence(ledger)) +
           ". F′ outputs of any 1×1 keep at most the share of the first F′ principal components of the standardised "
           "maps; what is kept need not be what the task asks for."},
  }};
}

// As wide as what they say; what is left over goes evenly between them.
GainPanel::Figures GainPanel::figures(const Frame& frame, const Ledger& ledger) const {
  Figures figures = unplaced_figures(frame, ledger);
  const bool spoken = is_spoken(frame);
  ImFont* caption = figure_caption_font(frame);
  ImFont* font = figure_font(frame, figures);
  float wanted = 0.0F;
  for (Figure& figure : figures) {
    const std::size_t split = figure.caption.find('\n');
    float words = text_width(caption, figure.caption.substr(0, split));
    if (split != std::string::npos) words = std::max(words, text_width(caption, figure.caption.substr(split + 1)));
    if (!spoken && figure.line != GainLine::kNone) words += frame.px(kSampleWidth + 5);
    figure.area = {0.0F, figures_.y, std::max(words, text_width(font, figure.number) + frame.px(8)), figures_.h};
    wanted += figure.area.w;
  }
  const float gap = std::clamp((figures_.w - wanted) / (kFigures - 1), 0.0F, frame.px(spoken ? 60 : 30));
  float x = figures_.x;
  for (Figure& figure : figures) {
    figure.area.x = std::floor(x);
    x += figure.area.w + gap;
  }
  return figures;
}

ImFont* GainPanel::figure_font(const Frame& frame, const Figures& figures) const {
  const auto fits = [&](const ImFont* font) {
    float width = 0.0F;
    for (const Figure& figure : figures)
      width += std::max(text_width(font, figure.number), frame.px(56)) + frame.px(kFigureGap);
    return width <= figures_.w + frame.px(kFigureGap);
  };
  for (ImFont* font : {frame.fonts().large, frame.fonts().spoken}) {
    if (fits(font)) return font;
  }
  return frame.fonts().body;
}

void GainPanel::input(Frame& frame, const Ledger& ledger, KeptVariance& kept) {
  const CountSlider::Spec slider = reduced_slider(ledger, frame.document());
  for (const Figure& figure : figures(frame, ledger)) {
    const ItemState item = frame.add_item(figure.key, figure.area);
    if (item.hovered) frame.explain(figure.explanation);
    if (item.clicked && figure.line == GainLine::kNone && !ledger.is_depthwise())
      CountSlider::type(frame, slider, ImVec2{figure.area.x, figure.area.bottom()});
    if (item.clicked && figure.line == GainLine::kKept) kept.try_again();
  }
  if (ledger.is_depthwise()) {
    if (frame.add_item("cost.fp", handle_).hovered) frame.explain(slider.explanation);
    return;
  }
  if (has_chart(frame)) {
    const GainChart chart = make_gain_chart(ledger, slider, plot(frame));
    const ImVec2 at = net_point(chart, ledger);
    const float half = frame.px(12);
    CountSlider::input_handle(frame, slider, "cost.point", {at.x - half, at.y - half, 2.0F * half, 2.0F * half},
                              chart.plot);
  }
  CountSlider::input(frame, slider, handle_);
}

void GainPanel::draw_figure(const Frame& frame, const Figure& figure, ImFont* font, bool is_muted) const {
  const Theme& theme = frame.theme();
  ImFont* caption = figure_caption_font(frame);
  const Rect& area = figure.area;
  const bool is_reduced = figure.line == GainLine::kNone;
  const float number_y = figures_.y + frame.fonts().large->FontSize - font->FontSize;
  const float x = is_reduced ? area.x + frame.px(4) : area.x;
  const float width = draw_text(frame, font, is_muted ? theme.muted : theme.text, {x, number_y}, figure.number);
  if (is_reduced) draw_reduced_box(frame, {area.x, number_y, width + frame.px(8), font->FontSize});
  const float words_y = figures_.y + frame.fonts().large->FontSize + frame.px(4);
  float words_x = area.x;
  if (!is_spoken(frame) && !is_reduced) {
    draw_gain_line(frame, figure.line, {area.x, words_y, frame.px(kSampleWidth), caption->FontSize});
    words_x += frame.px(kSampleWidth + 5);
  }
  draw_text(frame, caption, theme.muted, {words_x, words_y}, figure.caption);
  if (frame.item(figure.key).hovered && is_reduced)
    frame.draw_list()->AddRect({area.x, number_y}, {area.x + width + frame.px(8), number_y + font->FontSize},
                               im(theme.text), frame.px(2));
}

void GainPanel::draw(const Frame& frame, const Ledger& ledger) const {
  const bool is_resting = ledger.is_depthwise();
  const std::string caption = !ledger.notice.empty()                             ? ledger.notice
                              : is_resting                                       ? "F′ rests: no 1×1 comes first"
                              : ledger.is_past_break_even() && !has_chart(frame) ? break_even_sentence(ledger)
                              : has_chart(frame)                                 ? "drag the handle or the point"
                                                                                 : "drag the handle";
  draw_panel(frame, panel_, "F′: gain and loss", frame.theme().text, caption, 0.0F,
             "What F′, the number of maps out of the 1×1, saves in the layers that read them, and what it can keep.");
  const auto all = figures(frame, ledger);
  ImFont* font = figure_font(frame, all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool has_value = all[i].number != "–";
    draw_figure(frame, all[i], font, !has_value);
    if (i == 0) continue;
    const float x = std::floor((all[i - 1].area.right() + all[i].area.x) / 2.0F) - frame.px(2);
    frame.draw_list()->AddRectFilled({x, figures_.y + frame.px(3)}, {x + 1.0F, figures_.bottom()},
                                     im(frame.theme().border));
  }
  const CountSlider::Spec slider = reduced_slider(ledger, frame.document());
  if (has_chart(frame)) draw_gain_chart(frame, make_gain_chart(ledger, slider, plot(frame)), ledger);
  ImFont* name = is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
  if (is_resting) {
    const float room = panel_.right() - frame.padding() - handle_.x;
    draw_text(
        frame, name, frame.theme().text, {handle_.x, std::floor(handle_.centre().y - name->FontSize / 2.0F)},
        first_that_fits(name, room,
                        {"A depthwise 3×3 filters each map by itself; the 1×1 after it mixes them.",
                         "The 3×3 filters each map by itself; the 1×1 mixes them.", "The 1×1 comes after the 3×3."}));
    return;
  }
  draw_text(frame, name, frame.theme().text,
            {panel_.x + frame.padding(), std::floor(handle_.centre().y - name->FontSize / 2.0F)}, "F′");
  CountSlider::draw(frame, slider, handle_);
}

}  // namespace pw

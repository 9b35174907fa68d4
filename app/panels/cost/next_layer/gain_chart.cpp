#include "app/panels/cost/next_layer/gain_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/cost/ratio_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kThin = 1.0F, kThick = 2.5F;
constexpr int kCurveSteps = 96;

// Rounded to a power of two away from `from`.
double outer_power(double value, bool is_up) {
  const double exponent = std::log2(std::max(value, 1e-6));
  return std::exp2(is_up ? std::ceil(exponent - 1e-9) : std::floor(exponent + 1e-9));
}

// The powers of two that have room for their labels; 1 among them.
std::vector<int> labelled_exponents(const Frame& frame, const GainChart& chart) {
  const double octaves = std::log2(chart.most / chart.least);
  const double room = static_cast<double>(chart.plot.h / (1.8F * frame.fonts().small->FontSize));
  constexpr double kFewOctaves = 4.0;
  const int step = octaves <= std::min(kFewOctaves, room)
                       ? 1
                       : std::max(2, 2 * static_cast<int>(std::ceil(octaves / std::max(1.0, room) / 2.0)));
  const auto lowest = static_cast<int>(std::ceil(std::log2(chart.least)));
  std::vector<int> exponents;
  for (int exponent = lowest / step * step; std::exp2(exponent) <= chart.most * 1.001; exponent += step)
    exponents.push_back(exponent);
  return exponents;
}

// "64×", "1/16×", "16k×": as short as it can be.
std::string power_text(int exponent) {
  constexpr std::array<const char*, 4> kThousands = {"", "k", "M", "G"};
  constexpr int kTenBits = 10, kLongestExponent = 13;
  if (exponent < 0) return fmt::format("1/{}×", count_text(1LL << std::min(-exponent, 62)));
  if (exponent <= kLongestExponent) return count_text(1LL << exponent) + "×";
  const int unit = std::min(exponent / kTenBits, 3);
  return fmt::format("{}{}×", count_text(1LL << (exponent - unit * kTenBits)),
                     kThousands.at(static_cast<std::size_t>(unit)));
}

void draw_gain_axes(const Frame& frame, const GainChart& chart, bool has_shares) {
  const Theme& theme = frame.theme();
  ImFont* font = frame.fonts().small;
  const Rect& plot = chart.plot;
  for (const int exponent : labelled_exponents(frame, chart)) {
    const float y = std::floor(chart.y_of_gain(std::exp2(exponent)));
    frame.draw_list()->AddRectFilled({plot.x, y}, {plot.right(), y + 1.0F},
                                     im(exponent == 0 ? theme.muted : theme.border));
    draw_text_right(frame, font, theme.muted, {plot.x - frame.px(6), y - font->FontSize / 2.0F}, power_text(exponent));
  }
  frame.draw_list()->AddRectFilled({plot.right(), plot.y}, {plot.right() + 1.0F, plot.bottom()}, im(theme.border));
  if (!has_shares) return;
  const double step = plot.h > 7.0F * font->FontSize ? 0.25 : 0.5;
  for (double share = 0.0; share <= 1.0; share += step) {
    const float y = std::floor(chart.y_of_share(share));
    frame.draw_list()->AddRectFilled({plot.right(), y}, {plot.right() + frame.px(5), y + 1.0F}, im(theme.muted));
    draw_text(frame, font, theme.muted, {plot.right() + frame.px(7), y - font->FontSize / 2.0F},
              fmt::format("{:.0f} %", 100.0 * share));
  }
}

void draw_gains(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  const auto most = static_cast<double>(chart.slider.most);
  const ImU32 colour = im(frame.theme().text);
  const auto line = [&](double few, double many, float thick) {
    frame.draw_list()->AddLine({chart.x_of(most), chart.y_of_gain(many)}, {chart.x_of(1.0), chart.y_of_gain(few)},
                               colour, std::max(1.0F, frame.px(thick)));
  };
  if (!ledger.is_depthwise()) line(static_cast<double>(ledger.layer.input.maps), 1.0, kThin);
  line(net_gain(ledger.layer, 1.0), net_gain(ledger.layer, most), kThick);
}

void draw_kept(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  if (ledger.kept_shares == nullptr || ledger.kept_shares->empty() || ledger.is_depthwise()) return;
  const auto known = static_cast<double>(ledger.kept_shares->size());
  std::vector<ImVec2> line;
  double before = 0.0;
  for (int i = 0; i <= kCurveSteps; ++i) {
    const double at = std::round(std::pow(known, static_cast<double>(i) / kCurveSteps));
    if (at == before) continue;
    before = at;
    const double share = (*ledger.kept_shares)[static_cast<std::size_t>(at) - 1];
    line.push_back({chart.x_of(at), chart.y_of_share(share)});
  }
  draw_dashed(frame, line);
}

void draw_marks(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  const ImVec2 at = net_point(chart, ledger);
  if (ledger.kept) {
    const ImVec2 kept{at.x, chart.y_of_share(*ledger.kept)};
    draw->AddCircleFilled(kept, frame.px(4.5F), im(theme.panel));
    draw->AddCircle(kept, frame.px(4.5F), im(theme.text), 0, frame.px(1.5F));
    const float half = frame.px(8);
    const Rect ring{kept.x - half, kept.y - half, 2.0F * half, 2.0F * half};
    frame.mark("cost.kept", ring);
    frame.explain_drawn(ring, kept_sentence(ledger));
  }
  const bool is_pointed_at = frame.item("cost.point").hovered || frame.item("cost.point").active;
  draw->AddCircleFilled(at, frame.px(is_pointed_at ? 8.0F : 6.5F), im(theme.text));
  draw->AddCircle(at, frame.px(is_pointed_at ? 9.0F : 7.5F), im(theme.panel), 0, frame.px(1.5F));
}

// Those of one thread.
void draw_timed(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  if (ledger.timing == nullptr || ledger.is_depthwise()) return;
  const float half = std::floor(frame.px(3.5F));
  for (const TimedPoint& point : ledger.timing->points) {
    if (point.threads != 1) continue;
    const ImVec2 at{std::floor(chart.x_of(static_cast<double>(point.reduced))),
                    std::floor(chart.y_of_gain(point.gain()))};
    const Rect square{at.x - half, at.y - half, 2.0F * half, 2.0F * half};
    frame.draw_list()->AddRectFilled(square.min(), square.max(), im(frame.theme().panel));
    frame.draw_list()->AddRect(square.min(), square.max(), im(frame.theme().text), 0.0F, 0, frame.px(1.5F));
    frame.explain_drawn(square.inset(-frame.px(3)), fmt::format("F′ = {}: {} faster, timed here on 1 thread",
                                                                count_text(point.reduced), ratio_text(point.gain())));
  }
}

// Whether the line of F′ would go through what stands from left to right.
bool is_crossed(const Frame& frame, const GainChart& chart, const Ledger& ledger, float left, float right) {
  const float at = net_point(chart, ledger).x;
  return at > left - frame.px(4) && at < right + frame.px(4);
}

// A line would cross the words.
void clear_behind(const Frame& frame, Rect words) {
  frame.draw_list()->AddRectFilled(words.min(), words.max(), im(frame.theme().panel));
}

// Where the net gain falls below 1.
void draw_break_even(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  if (ledger.is_depthwise()) return;
  ImFont* font = frame.fonts().small;
  const float y = chart.y_of_gain(1.0), x = chart.x_of(ledger.cost.break_even);
  if (ledger.cost.break_even < static_cast<double>(chart.slider.most)) {
    frame.draw_list()->AddRectFilled({std::floor(x) - 1.0F, y - frame.px(6)}, {std::floor(x) + 1.0F, y + frame.px(6)},
                                     im(frame.theme().text));
  }
  // Clear of the mark, and of the line that falls below 1 there; on one side of the line of F′.
  const std::vector<std::string> sentences = break_even_sentences(ledger);
  const float at = net_point(chart, ledger).x, gap = frame.px(8);
  float left = std::max(chart.plot.x + frame.px(30), x + gap), right = chart.plot.right() - gap;
  const float before = at - gap - left, after = right - std::max(left, at + gap);
  const auto fitting = [&](float width) {
    return std::ranges::find_if(sentences, [&](const auto& text) { return text_width(font, text) <= width; });
  };
  if (at > left - gap && (at - gap <= left || fitting(after) < fitting(before)))
    left = std::max(left, at + gap);
  else if (at > left)
    right = at - gap;
  const float room = right - left;
  const Rgb colour = ledger.is_past_break_even() ? frame.theme().text : frame.theme().muted;
  const float under = y + frame.px(5);
  if (under + font->FontSize > chart.plot.bottom() + frame.px(4)) return;
  const std::string shown = first_that_fits(font, room, sentences);
  clear_behind(frame, {left, under, text_width(font, shown), font->FontSize});
  draw_text(frame, font, colour, {left, under}, shown);
  if (!shown.empty()) frame.explain_drawn({left, under, room, font->FontSize}, sentences.front());
}

// How high the lines stand at x: what is kept from above, the gain of the next layer alone from below.
struct LinesAt {
  float kept, gain;
};

LinesAt lines_at(const GainChart& chart, const Ledger& ledger, float x) {
  const double share = static_cast<double>((x - chart.plot.x) / chart.plot.w);
  const double reduced = std::pow(static_cast<double>(chart.slider.most), 1.0 - share);
  LinesAt at{chart.plot.y, chart.y_of_gain(static_cast<double>(ledger.layer.input.maps) / reduced)};
  if (ledger.kept_shares == nullptr || ledger.kept_shares->empty()) return at;
  const auto index = static_cast<std::size_t>(std::llround(reduced)) - 1;
  if (index < ledger.kept_shares->size()) at.kept = chart.y_of_share((*ledger.kept_shares)[index]);
  return at;
}

// At the left, between the lines; the shorter text, or none, where they leave too little room.
void draw_kept_note(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  ImFont* font = frame.fonts().small;
  const std::string sentence = kept_sentence(ledger);
  if (sentence.empty() || ledger.is_depthwise()) return;
  const std::string in_short = sentence.substr(0, sentence.find(" of the maps’"));
  const float left = chart.plot.x + frame.px(8), margin = frame.px(5);
  const auto draw_if_it_fits = [&](const std::string& text) {
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, text.c_str());
    const LinesAt lines = lines_at(chart, ledger, left + size.x);
    const float room = lines.gain - lines.kept - 2.0F * margin;
    if (left + size.x > chart.plot.right() || size.y > room) return false;
    if (is_crossed(frame, chart, ledger, left, left + size.x)) return false;
    const Rect words{left, std::floor(lines.kept + margin + 0.5F * (room - size.y)), size.x, size.y};
    clear_behind(frame, words);
    draw_text(frame, font, frame.theme().text, words.min(), text);
    frame.explain_drawn(words, sentence);
    return true;
  };
  for (const float width : {176.0F, 140.0F, 112.0F}) {
    if (draw_if_it_fits(wrapped(font, sentence, frame.px(width)))) return;
  }
  draw_if_it_fits(in_short);
}

}  // namespace

float GainChart::y_of_gain(double gain) const {
  const double share = std::log(std::clamp(gain, least, most) / least) / std::log(most / least);
  return plot.bottom() - static_cast<float>(share) * plot.h;
}

float GainChart::y_of_share(double share) const {
  return plot.bottom() - static_cast<float>(std::clamp(share, 0.0, 1.0)) * plot.h;
}

GainChart make_gain_chart(const Ledger& ledger, const CountSlider::Spec& slider, Rect plot) {
  GainChart chart{plot, slider};
  const auto maps = static_cast<double>(ledger.layer.input.maps);
  const double fewest = net_gain(ledger.layer, maps), most = net_gain(ledger.layer, 1.0);
  chart.least = std::min(0.5, outer_power(fewest, false));
  chart.most = std::max({2.0, outer_power(maps, true), outer_power(most, true)});
  return chart;
}

ImVec2 net_point(const GainChart& chart, const Ledger& ledger) {
  return {chart.x_of(static_cast<double>(ledger.layer.reduced)), chart.y_of_gain(ledger.cost.net)};
}

void draw_gain_chart(const Frame& frame, const GainChart& chart, const Ledger& ledger) {
  frame.mark("cost.curve", chart.plot);
  frame.explain_drawn(
      chart.plot,
      "Against F′, from all maps at the left to one at the right: how many times fewer multiply–adds (left axis), the "
      "next layer alone (thin) and with the 1×1 counted (thick), and how much of the maps’ variance F′ outputs of any "
      "1×1 can keep at most (dashed, right axis).");
  draw_gain_axes(frame, chart, !ledger.is_depthwise() && ledger.kept_shares != nullptr && !ledger.kept_shares->empty());
  if (!ledger.is_depthwise()) {
    const float x = std::floor(net_point(chart, ledger).x);
    frame.draw_list()->AddRectFilled({x, chart.plot.y}, {x + 1.0F, chart.plot.bottom()}, im(frame.theme().muted));
  }
  draw_gains(frame, chart, ledger);
  draw_kept(frame, chart, ledger);
  draw_timed(frame, chart, ledger);
  draw_break_even(frame, chart, ledger);
  draw_kept_note(frame, chart, ledger);
  if (!ledger.is_depthwise()) draw_marks(frame, chart, ledger);
}

float gain_axis_width(const Frame& frame) {
  return text_width(frame.fonts().small, "1,024×") + frame.px(8);
}

float share_axis_width(const Frame& frame) {
  return text_width(frame.fonts().small, "100 %") + frame.px(9);
}

void draw_gain_line(const Frame& frame, GainLine line, Rect sample) {
  const float y = std::floor(sample.centre().y);
  const ImU32 colour = im(frame.theme().text);
  const auto solid = [&](float points) {
    const float half = std::max(1.0F, frame.px(points)) / 2.0F;
    frame.draw_list()->AddRectFilled({sample.x, y - half}, {sample.right(), y + half}, colour);
  };
  if (line == GainLine::kAlone) solid(kThin);
  if (line == GainLine::kNet) solid(kThick);
  if (line == GainLine::kKept) draw_dashed(frame, {{sample.x, y}, {sample.right(), y}});
  if (line != GainLine::kTimed) return;
  const float half = std::floor(frame.px(3));
  const float x = sample.centre().x;
  frame.draw_list()->AddRect({x - half, y - half}, {x + half, y + half}, colour, 0.0F, 0, frame.px(1.5F));
}

}  // namespace pw

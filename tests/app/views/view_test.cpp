#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/document/builtin_inputs.h"
#include "app/geometry/layout.h"
#include "app/geometry/learn/learn_layout.h"
#include "app/presentation/number_text.h"
#include "app/presentation/sum_terms.h"
#include "app/style/theme.h"
#include "compute/layer/pointwise_reference.h"

namespace pw {
namespace {

bool overlap(Rect a, Rect b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST(Layout, PanelsNeverOverlapAndNeverLeaveTheWindow) {
  for (const auto& [w, h] : {std::pair{1280.0F, 720.0F}, {1600.0F, 900.0F}, {1920.0F, 1080.0F}, {3840.0F, 2160.0F}}) {
    for (const float unit : {1.0F, 1.65F, 2.0F}) {
      if (w / unit < 1100.0F || h / unit < 600.0F) continue;
      const WindowLayout window = lay_out_window(w, h, unit);
      for (const float ratio : {0.2F, 1.0F, 3.6F, 20.0F}) {
        for (const int rows : {1, 2, 3, 64}) {
          const ExploreLayout layout = lay_out_explore({window.body, unit, ratio, std::min(rows, 3) + 2, rows});
          std::vector<Rect> panels = {window.toolbar, window.shape_line, layout.image,
                                      layout.maps,    layout.weights,    window.status};
          panels.insert(panels.end(), layout.output_slots.begin(), layout.output_slots.end());
          for (std::size_t i = 0; i < panels.size(); ++i) {
            EXPECT_GE(panels[i].x, 0.0F);
            EXPECT_GE(panels[i].y, 0.0F);
            EXPECT_LE(panels[i].right(), w);
            EXPECT_LE(panels[i].bottom(), h);
            EXPECT_GT(panels[i].h, 20.0F) << i << " at " << w << "x" << h << " unit " << unit;
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(panels[i], panels[j])) << i << " and " << j;
          }
        }
      }
    }
  }
}

// The image, the map and the sliders have no empty half: the panel grows with the window, or stands above the maps.
TEST(Layout, TheImageTakesItsShareOfTheWindow) {
  const auto layout_of = [](float w, float h, bool is_projected) {
    const WindowLayout window = lay_out_window(w, h, 1.0F);
    return lay_out_explore({window.body, 1.0F, 3.6F, 4, 2, is_projected, 2});
  };
  const ExploreLayout usual = layout_of(1600, 900, false);
  const ExploreLayout wide = layout_of(2560, 1440, false);
  EXPECT_NEAR(usual.maps.x, 382.0F, 2.0F);
  EXPECT_GT(wide.image.w / 2560.0F, 1.2F * usual.image.w / 1600.0F);
  for (const bool is_projected : {false, true}) {
    const ExploreLayout high = layout_of(900, 1400, is_projected);
    EXPECT_GT(high.image.w, 800.0F);
    EXPECT_LT(high.image.h, 300.0F);
    EXPECT_GT(high.maps.w, 800.0F);
    EXPECT_GE(high.maps.y, high.image.bottom());
    for (const Rect& slot : high.output_slots) EXPECT_GT(slot.y, high.weights.bottom());
  }
  // Its outputs stand above what they predict.
  const ExploreLayout high = layout_of(900, 1400, true);
  EXPECT_EQ(high.output_slots[0].y, high.output_slots[1].y);
  EXPECT_GE(high.output_slots[2].y, high.output_slots[0].bottom());
  EXPECT_EQ(high.output_slots[2].y, high.output_slots[3].y);
}

// Squarer pictures stand in one row with their prediction, and the chart has all the width below them.
TEST(Layout, AHighWindowHasSquarerPicturesInOneRow) {
  const WindowLayout window = lay_out_window(900, 1400, 1.0F);
  for (const bool is_projected : {false, true}) {
    ExploreRequest request{window.body, 1.0F, 4.0F / 3.0F, 4, 2, is_projected, 2};
    const ExploreLayout squarer = lay_out_explore(request);
    for (const std::size_t i : {1U, 2U}) EXPECT_EQ(squarer.output_slots[i].y, squarer.output_slots[0].y);
    EXPECT_GE(squarer.output_slots[3].y, squarer.output_slots[0].bottom());
    EXPECT_EQ(squarer.output_slots[3].w, squarer.outputs.w);
    EXPECT_GT(squarer.maps.h, 0.27F * window.body.h);
    request.map_ratio = 3.6F;
    EXPECT_GT(lay_out_explore(request).output_slots[2].y, lay_out_explore(request).output_slots[0].y);
  }
}

// W stands still whatever else is shown.
TEST(Layout, TheColumnsOfWDependOnNothingButTheWindow) {
  const WindowLayout window = lay_out_window(1920, 1080, 1.0F);
  const Rect columns = lay_out_explore({window.body, 1.0F, 3.6F, 4, 2}).maps_column;
  for (const int slots : {3, 4, 5}) {
    for (const int rows : {0, 1, 2, 9}) {
      const Rect same = lay_out_explore({window.body, 1.0F, 3.6F, slots, rows}).maps_column;
      EXPECT_EQ(same.x, columns.x);
      EXPECT_EQ(same.w, columns.w);
    }
  }
  EXPECT_EQ(lay_out_learn({window.body, 1.0F, 3.6F}).maps_column.x, columns.x);
}

TEST(Layout, NoPanelHasASizeBelowZeroHoweverSmallTheWindow) {
  for (const auto& [w, h] :
       {std::pair{1.0F, 1.0F}, {30.0F, 20.0F}, {40.0F, 900.0F}, {1600.0F, 40.0F}, {320.0F, 320.0F}}) {
    for (const float unit : {0.5F, 1.0F, 4.0F}) {
      const WindowLayout window = lay_out_window(w, h, unit);
      const ExploreLayout layout = lay_out_explore({window.body, unit, 3.6F, 5, 64});
      std::vector<Rect> panels = {window.toolbar, window.shape_line, window.body,    window.status,
                                  layout.image,   layout.maps,       layout.weights, layout.outputs};
      panels.insert(panels.end(), layout.output_slots.begin(), layout.output_slots.end());
      for (const Rect& panel : panels) {
        EXPECT_GE(panel.w, 0.0F) << w << " x " << h << " at " << unit;
        EXPECT_GE(panel.h, 0.0F) << w << " x " << h << " at " << unit;
      }
    }
  }
}

TEST(NumberText, ThreeDigitsAndRealSigns) {
  EXPECT_EQ(signed_text(0.3974), "+0.40");
  EXPECT_EQ(signed_text(-0.0384), "−0.038");
  EXPECT_EQ(signed_text(0.0), "0");
  EXPECT_EQ(signed_text(-5.0), "−5");
  EXPECT_EQ(signed_text(-0.000244), "−2.4e−4");
  EXPECT_EQ(number_text(3.25e10), "3.3e10");
  EXPECT_EQ(signed_text(-12.34), "−12.3");
  EXPECT_EQ(signed_text(1234.5), "+1235");
  EXPECT_EQ(number_text(std::nan("")), "NaN");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "−∞");
  EXPECT_EQ(count_text(737280), "737,280");
  EXPECT_EQ(count_text(514), "514");
}

TEST(NumberText, MeasuredTimesHaveTwoDigits) {
  const std::pair<double, const char*> times[] = {{0.0144, "0.014"}, {0.0996, "0.10"}, {0.155, "0.16"}, {0.999, "1.0"},
                                                  {9.62, "9.6"},     {9.96, "10"},     {18.9, "19"},    {994.0, "990"}};
  for (const auto& [us, text] : times) EXPECT_EQ(duration_text(us), std::string(text) + "\u00A0µs") << us;
  EXPECT_EQ(duration_text(999.0), "1.0\u00A0ms");
  EXPECT_EQ(duration_text(1059.1), "1.1\u00A0ms");
  EXPECT_EQ(duration_text(20269.7), "20\u00A0ms");
  EXPECT_EQ(duration_text(2.04e6), "2.0\u00A0s");
  EXPECT_EQ(rough_count_text(103.7), "100");
  EXPECT_EQ(rough_count_text(52890.0), "53,000");
  EXPECT_EQ(rough_count_text(6.25e6), "6,300,000");
}

TEST(NumberText, ShortOnesHaveTwoDigits) {
  const std::pair<double, const char*> texts[] = {{6.53, "6.5"},   {-0.39, "−0.4"}, {0.5, "0.5"}, {0.02, "0.02"},
                                                  {0.005, "5e−3"}, {12.34, "12"},   {-5, "−5"},   {234.5, "235"},
                                                  {999, "999"},    {20000, "2e4"},  {9.96, "10"}, {0, "0"}};
  for (const auto& [value, text] : texts) EXPECT_EQ(short_number_text(value), text) << value;
  EXPECT_EQ(short_number_text(std::nan("")), "NaN");
  EXPECT_EQ(short_number_text(-std::numeric_limits<double>::infinity()), "−∞");
}

TEST(SumTerms, AddUpToTheOutput) {
  const Document document = hand_checkable_document();
  const auto want = pointwise_reference(document.input->features.maps, document.parameters());
  for (std::int64_t o = 0; o < 2; ++o) {
    for (std::int64_t p = 0; p < 12; ++p) {
      for (const std::size_t most : {1U, 2U, 8U}) {
        double total = 0.0;
        for (const SumTerm& term : sum_terms(document, document.mask, 0, {p % 4, p / 4}, o, most)) total += term.value;
        EXPECT_EQ(total, want.value[static_cast<std::size_t>(o * 12 + p)]);
      }
    }
  }
}

TEST(SumTerms, ThatAreZeroTakeNoPlaceIfNotAllAreListed) {
  const Document hand = hand_checkable_document();
  Document document = hand;
  Weights weights = hand.weights();
  weights.parameters.weight = {1, 0, 0, 0, 0, 0, 0, 0};
  document.network = one_layer(std::make_shared<const Weights>(std::move(weights)));
  const auto few = sum_terms(document, document.mask, 0, {1, 0}, 0, 2);
  ASSERT_EQ(few.size(), 3U);
  EXPECT_EQ(few[0].map, 0);
  EXPECT_EQ(few[1].label, "others");
  EXPECT_EQ(few[1].others, 3);
  EXPECT_EQ(few[1].value, 0.0);
  EXPECT_EQ(sum_terms(document, document.mask, 0, {1, 0}, 0, 4).size(), 5U);
}

TEST(Theme, AProjectorsTextIsLargeEnough) {
  for (const int height : {720, 1080, 2160}) {
    EXPECT_GE(unit_for(ThemeKind::kProjector, 1.0F, height * 16 / 9, height) * 16.0F,
              static_cast<float>(height) * 28.0F / 1080.0F - 0.01F);
  }
  EXPECT_EQ(unit_for(ThemeKind::kDark, 2.0F, 3200, 1800), 2.0F);
  EXPECT_LT(unit_for(ThemeKind::kDark, 2.0F, 1600, 900), 1.5F);
}

TEST(Theme, TextGrowsWithALargeWindow) {
  EXPECT_EQ(unit_for(ThemeKind::kDark, 1.0F, 2560, 1440), 1.0F);
  EXPECT_EQ(unit_for(ThemeKind::kLight, 1.0F, 3840, 2160), 1.5F);
  EXPECT_EQ(unit_for(ThemeKind::kDark, 2.0F, 3840, 2160), 2.0F);
  EXPECT_EQ(unit_for(ThemeKind::kDark, 1.0F, 3440, 1440), 1.0F);
  EXPECT_EQ(unit_for(ThemeKind::kDark, 1.0F, 900, 1600), 1.0F);
}

}  // namespace
}  // namespace pw

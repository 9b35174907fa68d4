// Products w·x added one by one, and the orders in which they are.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/presentation/shown_maps.h"
#include "compute/layer/pointwise_reference.h"
#include "journey.h"

namespace pw {
namespace {

class ProductsJourney : public Journey {
 protected:
  ProductsJourney() { driver_.set("maps.show=products"); }

  // The maps from left to right, line by line.
  std::vector<std::int64_t> order_of_the_grid() {
    std::vector<std::pair<std::pair<float, float>, std::int64_t>> places;
    for (const auto& [name, area] : driver_.state()["widgets"].items()) {
      if (!name.starts_with("map.")) continue;
      places.push_back({{area[1].get<float>(), area[0].get<float>()}, std::stoll(name.substr(4))});
    }
    std::ranges::sort(places);
    std::vector<std::int64_t> maps;
    for (const auto& [place, map] : places) maps.push_back(map);
    return maps;
  }

  // The sums over these maps and the bias, in double.
  ReferenceOutputs sums_of(const std::vector<std::int64_t>& maps) {
    const Document& document = driver_.session().document();
    PointwiseLayer layer = document.parameters();
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      if (std::ranges::find(maps, i) != maps.end()) continue;
      for (std::int64_t o = 0; o < layer.cout; ++o) layer.w(o, i) = 0.0F;
    }
    layer.activation = Activation::kNone;
    return pointwise_reference(document.input->features.maps, layer);
  }

  void expect_sum_of(const std::vector<std::int64_t>& maps, std::int64_t output) {
    const auto want = sums_of(maps);
    const Shape& shape = driver_.session().document().shape();
    const auto begin = want.value.begin() + output * shape.pixels();
    const auto [low, high] = std::minmax_element(begin, begin + shape.pixels());
    EXPECT_NEAR(driver_.number("/sum/min"), *low, 1e-4);
    EXPECT_NEAR(driver_.number("/sum/max"), *high, 1e-4);
  }

  Driver driver_{opened({})};
};

TEST_F(ProductsJourney, TheRunningSumCountsTheFirstMapsOfTheOrder) {
  for (const char* order : {"map", "strongest", "weakest", "random", "weight", "size"}) {
    driver_.set(std::string("maps.order=") + order);
    const auto maps = order_of_the_grid();
    ASSERT_EQ(maps.size(), 256U) << order;
    for (const std::size_t k : {std::size_t{0}, std::size_t{1}, std::size_t{96}, std::size_t{256}}) {
      driver_.set(fmt::format("scrub.k={}", k));
      expect_sum_of({maps.begin(), maps.begin() + static_cast<std::ptrdiff_t>(k)}, 1);
    }
  }
}

TEST_F(ProductsJourney, StrengthGivesTheReferenceScores) {
  driver_.set("maps.order=strongest");
  const auto iou_of = [&](int count) {
    driver_.set(fmt::format("scrub.k={}", count));
    return driver_.number("/score/iou");
  };
  EXPECT_NEAR(iou_of(12), 0.777, 0.003);
  EXPECT_NEAR(driver_.number("/score/best"), 0.838, 0.003);
  EXPECT_NEAR(iou_of(32), 0.945, 0.003);
  EXPECT_NEAR(driver_.number("/score/best"), 0.971, 0.003);
  EXPECT_NEAR(iou_of(36), 0.953, 0.003);
  const auto order = order_of_the_grid();
  EXPECT_EQ(order.front(), 168);
  driver_.set("scrub.k=256");
  driver_.set("muted=168");
  EXPECT_NEAR(driver_.number("/score/iou"), 0.971, 0.003);
  std::vector<std::int64_t> top(order.begin(), order.begin() + 128);
  driver_.set(fmt::format("muted={}", fmt::join(top, ",")));
  EXPECT_NEAR(driver_.number("/score/iou"), 0.469, 0.003);
}

TEST_F(ProductsJourney, WFollowsTheOrderOfTheGrid) {
  for (const char* order : {"map", "strongest", "random"}) {
    driver_.set(std::string("maps.order=") + order);
    const auto maps = order_of_the_grid();
    const Area all = driver_.widget("weights");
    for (const std::size_t place : {0, 1, 100, 255}) {
      const Area bar = driver_.widget(fmt::format("weight.1.{}", maps[place]));
      EXPECT_NEAR(bar.x - all.x, static_cast<float>(place) * all.w / 256.0F, 2.0F) << order << ' ' << place;
    }
    // A bar is still the slider of its own weight.
    const Parameters before = held_by(driver_);
    driver_.drag(fmt::format("weight.1.{}", maps[100]), 0, -12);
    Parameters want = before;
    want.w(1, static_cast<std::size_t>(maps[100])) = held_by(driver_).w(1, static_cast<std::size_t>(maps[100]));
    EXPECT_EQ(held_by(driver_), want);
    EXPECT_NE(want, before);
  }
}

TEST_F(ProductsJourney, TheOrderRestsWhileAWeightIsDragged) {
  driver_.set("maps.order=strongest");
  const auto maps = order_of_the_grid();
  const Area bar = driver_.widget(fmt::format("weight.1.{}", maps[200]));
  driver_.move(bar.centre());
  driver_.press();
  driver_.move({bar.centre().x, bar.centre().y - 14});
  EXPECT_EQ(order_of_the_grid(), maps);
  driver_.release();
  EXPECT_NE(order_of_the_grid(), maps);
}

// Pressing a bar chooses its output: the twelve are those of that output from then on.
TEST_F(ProductsJourney, TheTwelveFollowTheOutputThatAPressChooses) {
  driver_.set("strongest=true");
  driver_.set("output=0");
  const auto of_output = [&](std::int64_t output) {
    return strongest_products(driver_.session().document(), 0, output, 12);
  };
  ASSERT_NE(of_output(0), of_output(1));
  driver_.move(driver_.widget(fmt::format("weight.1.{}", of_output(0)[0])).centre());
  driver_.press();
  driver_.frame(2);
  EXPECT_EQ(driver_.value("/selected/output"), 1);
  EXPECT_EQ(order_of_the_grid(), of_output(1));
  driver_.release();
}

TEST_F(ProductsJourney, PlayAddsAllMapsInSixSecondsAndSkips) {
  driver_.click("scrub.first");
  EXPECT_EQ(driver_.value("/scrub/k"), 0);
  driver_.key("Space");
  std::int64_t last = -1;
  int frames = 0;
  constexpr int kFramesBetween = 4;  // to read the state takes as long as to draw
  while (driver_.value("/scrub/playing") == true && frames < 2000) {
    driver_.frame(kFramesBetween);
    const auto k = driver_.value("/scrub/k").get<std::int64_t>();
    EXPECT_GE(k, last);
    last = k;
    frames += kFramesBetween;
  }
  EXPECT_EQ(driver_.value("/scrub/k"), 256);
  EXPECT_NEAR(frames * ImGui::GetIO().DeltaTime, 6.0F, 0.2F);
}

TEST_F(ProductsJourney, AnyPressStopsThePlay) {
  driver_.click("scrub.play");
  EXPECT_EQ(driver_.value("/scrub/playing"), true);
  driver_.frame(20);
  driver_.click("scrub.play");
  EXPECT_EQ(driver_.value("/scrub/playing"), false);
  driver_.key("Space");
  driver_.frame(20);
  driver_.click("image");
  EXPECT_EQ(driver_.value("/scrub/playing"), false);
  const auto k = driver_.value("/scrub/k");
  driver_.frame(20);
  EXPECT_EQ(driver_.value("/scrub/k"), k);
  driver_.key("J");
  EXPECT_EQ(driver_.value("/scrub/k"), k.get<int>() + 1);
  driver_.key("Shift+J");
  EXPECT_EQ(driver_.value("/scrub/k"), k);
}

TEST_F(ProductsJourney, TheScrubberAndItsEdgeInWAreOne) {
  const Area scrub = driver_.widget("scrub");
  driver_.click(scrub.at(0.5F, 0.5F));
  EXPECT_NEAR(driver_.number("/scrub/k"), 128, 1);
  driver_.drag("scrub.edge", driver_.widget("weights").w / 4, 0);
  EXPECT_NEAR(driver_.number("/scrub/k"), 192, 2);
}

TEST_F(ProductsJourney, TheSumStandsBesideItsY) {
  driver_.set("output=1");
  const Area y = driver_.widget("output.1");
  EXPECT_LT(driver_.widget("sum").x, y.x);
  EXPECT_FALSE(driver_.shows("output.0"));
  driver_.key("Tab");
  EXPECT_GT(driver_.widget("sum").x, driver_.widget("output.0").x);
  driver_.key("Tab");
  EXPECT_EQ(driver_.widget("output.1"), y);
  // With all maps added, both are the same picture.
  driver_.move_away();
  EXPECT_LT(difference(driver_.picture_of("sum"), driver_.picture_of("output.1")), 0.001);
  driver_.set("scrub.k=3");
  EXPECT_GT(difference(driver_.picture_of("sum"), driver_.picture_of("output.1")), 0.02);
}

TEST_F(ProductsJourney, WithOneOutputTheSumHasAPlaceOfItsOwn) {
  driver_.drop({save_weights("one.npy", made_up_parameters(1, 256))});
  EXPECT_TRUE(driver_.shows("sum"));
  EXPECT_TRUE(driver_.shows("output.0"));
  EXPECT_LT(driver_.widget("sum").right(), driver_.widget("output.0").x);
}

TEST_F(ProductsJourney, EveryActivationSumsBeforeIt) {
  driver_.set("scrub.k=40");
  const auto maps = order_of_the_grid();
  const std::vector<std::int64_t> first(maps.begin(), maps.begin() + 40);
  for (int i = 0; i < 4; ++i) {
    expect_sum_of(first, 1);
    driver_.key("A");
  }
}

TEST_F(ProductsJourney, CorrelationIsThatWithTheOutput) {
  driver_.set("maps.order=correlation");
  const auto maps = order_of_the_grid();
  const Document& document = driver_.session().document();
  const auto y = driver_.session().outputs().sums().plane(0, 1);
  const auto r = [&](std::int64_t map) {
    const auto x = document.input->features.maps.plane(0, map);
    const double n = static_cast<double>(x.size());
    const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double my = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0.0, xx = 0.0, yy = 0.0;
    for (std::size_t p = 0; p < x.size(); ++p) {
      xy += (x[p] - mx) * (y[p] - my);
      xx += (x[p] - mx) * (x[p] - mx);
      yy += (y[p] - my) * (y[p] - my);
    }
    return xx > 0.0 ? std::fabs(xy / std::sqrt(xx * yy)) : 0.0;
  };
  for (std::size_t i = 1; i < maps.size(); ++i) EXPECT_GE(r(maps[i - 1]), r(maps[i]) - 1e-5) << i;
}

TEST_F(ProductsJourney, WhichInputsMatterIsWhatMutingThemAloneCosts) {
  driver_.set("maps.order=matter");
  driver_.wait_idle();
  const auto maps = order_of_the_grid();
  const float with_all = driver_.number("/score/iou");
  std::vector<double> lost;
  for (const std::size_t place : {0, 1, 60, 128, 254, 255}) {
    driver_.set("maps.order=map");
    driver_.set(fmt::format("muted={}", maps[place]));
    lost.push_back(with_all - driver_.number("/score/iou"));
    driver_.set("muted=");
  }
  EXPECT_TRUE(std::ranges::is_sorted(lost, [](double a, double b) { return a > b + 1e-4; }));
  EXPECT_GT(lost.front(), lost.back());
}

}  // namespace
}  // namespace pw

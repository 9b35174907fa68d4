// Pictures of labels are painted from what they are asked to show, and only when something of it has changed.
#include "app/pictures/label_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "app/pictures/pictures.h"
#include "tests/app/session/session_test_outputs.h"
#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

constexpr int kW = 40, kH = 30;
constexpr Rgb kOutline{255, 255, 255};
constexpr Rgb kGround{52, 53, 60};

std::shared_ptr<const Image> some_picture() {
  return std::make_shared<const Image>(Image{2, 1, {90, 90, 90, 120, 120, 120}, {}});
}

std::shared_ptr<const LabelMap> labelled(std::size_t index, std::uint8_t label) {
  LabelMap labels = LabelMap::of_size({2, 3, 3, 4});
  labels.classes[index] = label;
  return std::make_shared<const LabelMap>(std::move(labels));
}

class LabelPictureTest : public test::GlTest {
 protected:
  LabelPictureTest() : document_(test::random_document({2, 3, 3, 4}, 2)) {}

  // What the picture with this key shows: RGB, the top row first.
  std::vector<std::uint8_t> ask(const WidgetKey& key = "paint") {
    pictures_.show(session_, document_, n_, 0);
    const GLuint texture = pictures_.labels(key, w_, h_, painting_, labels_, held_out_);
    gl::Framebuffer framebuffer;
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    auto rgb = read_rgb(framebuffer.id(), w_, h_);
    // Wiped, so that it shows whether it is painted again.
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glClearColor(0.0F, 0.0F, 0.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return rgb;
  }
  bool is_painted(const WidgetKey& key = "paint") {
    return std::ranges::any_of(ask(key), [](std::uint8_t part) { return part != 0; });
  }
  // The colour at the corner of a position: of its outline, if it has a label.
  static Rgb corner(const std::vector<std::uint8_t>& rgb, int x, int y) {
    const auto* p = rgb.data() + static_cast<std::ptrdiff_t>((y * 10 * kW + x * 10) * 3);
    return {p[0], p[1], p[2]};
  }
  static Rgb middle(const std::vector<std::uint8_t>& rgb, int x, int y) {
    const auto* p = rgb.data() + static_cast<std::ptrdiff_t>(((y * 10 + 5) * kW + x * 10 + 5) * 3);
    return {p[0], p[1], p[2]};
  }

  Document document_;
  Session session_{test::random_document({2, 3, 3, 4}, 2), [] {}, nullptr, Threading::kInline};
  Pictures pictures_;
  std::int64_t n_ = 0;
  int w_ = kW, h_ = kH;
  LabelPainting painting_{{{kOutline, LabelPattern::kSolid}, {{232, 96, 200}, LabelPattern::kDots}}, kGround, 1.0F};
  std::shared_ptr<const LabelMap> labels_ = labelled(5, 0);  // of the first image: row 1, column 1
  std::vector<bool> held_out_;
};

TEST_F(LabelPictureTest, ShowsTheLabelsOfTheImageThatIsShown) {
  const auto first = ask();
  EXPECT_EQ(corner(first, 1, 1), kOutline);
  EXPECT_EQ(corner(first, 2, 1), kGround);
  EXPECT_EQ(corner(first, 1, 0), kGround);
  n_ = 1;
  EXPECT_EQ(corner(ask(), 1, 1), kGround);
  labels_ = labelled(12 + 11, 0);
  EXPECT_EQ(corner(ask(), 3, 2), kOutline);
}

TEST_F(LabelPictureTest, WithoutLabelsThereIsThePictureAlone) {
  labels_ = nullptr;
  const auto rgb = ask();
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 4; ++x) EXPECT_EQ(corner(rgb, x, y), kGround);
  }
}

TEST_F(LabelPictureTest, HeldOutPositionsAreHollow) {
  EXPECT_NE(middle(ask(), 1, 1), kGround);
  held_out_.assign(12, false);
  held_out_[5] = true;
  held_out_[6] = true;  // has no label
  const auto rgb = ask();
  EXPECT_EQ(corner(rgb, 1, 1), kOutline);
  EXPECT_EQ(middle(rgb, 1, 1), kGround);
  EXPECT_EQ(corner(rgb, 2, 1), kGround);
}

// Such labels may come from a file for more outputs.
TEST_F(LabelPictureTest, ClassesThatCannotBeDrawnAreLeftOut) {
  held_out_.assign(12, true);
  for (const int label : {2, 15, 16, 63, 64, 65, 128, 191, 254}) {
    labels_ = labelled(5, static_cast<std::uint8_t>(label));
    EXPECT_EQ(corner(ask(), 1, 1), kGround) << label;
  }
}

TEST_F(LabelPictureTest, IsPaintedOnlyWhenSomethingChanged) {
  EXPECT_TRUE(is_painted());
  EXPECT_FALSE(is_painted());
  const auto changes = std::to_array<std::pair<const char*, std::function<void()>>>({
      {"labels", [&] { labels_ = labelled(5, 1); }},
      {"no labels", [&] { labels_ = nullptr; }},
      {"labels again", [&] { labels_ = labelled(5, 1); }},
      {"held out", [&] { held_out_.assign(12, false); }},
      {"one held out", [&] { held_out_[5] = true; }},
      {"image of the batch", [&] { n_ = 1; }},
      {"colour", [&] { painting_.classes[1].colour.r = 90; }},
      {"pattern", [&] { painting_.classes[1].pattern = LabelPattern::kRings; }},
      {"ground", [&] { painting_.plain.r = 90; }},
      {"unit", [&] { painting_.unit = 2.0F; }},
      {"width", [&] { w_ = 50; }},
      {"height", [&] { h_ = 50; }},
      {"picture", [&] { document_.picture = some_picture(); }},
      {"another picture", [&] { document_.picture = some_picture(); }},
  });
  for (const auto& [what, change] : changes) {
    change();
    EXPECT_TRUE(is_painted()) << what;
    EXPECT_FALSE(is_painted()) << what;
  }
}

TEST_F(LabelPictureTest, EachKeyHasAPictureOfItsOwn) {
  EXPECT_EQ(corner(ask("paint"), 1, 1), kOutline);
  EXPECT_TRUE(is_painted("error"));
  EXPECT_FALSE(is_painted("paint"));
  EXPECT_FALSE(is_painted("error"));
  EXPECT_TRUE(is_painted({"error", 1}));
}

}  // namespace
}  // namespace pw

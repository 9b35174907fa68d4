// Every look can be read: on a desk, and the projector look in a room that is not dark.
#include "app/style/theme.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "renderer/colors/contrast.h"

namespace pw {
namespace {

constexpr double kText = 4.5;   // WCAG 1.4.3
constexpr double kState = 3.0;  // WCAG 1.4.11: controls and their states

struct NamedColour {
  std::string name;
  Rgb colour;
};

class Looks : public testing::TestWithParam<ThemeKind> {
 protected:
  const Theme& theme_ = theme_of(GetParam());
  const std::vector<NamedColour> panels_ = {{"panel", theme_.panel}, {"background", theme_.background}};
  const std::vector<NamedColour> faces_ = {
      {"control", theme_.control}, {"hovered", theme_.control_hovered}, {"active", theme_.control_active}};

  std::vector<NamedColour> classes() const {
    std::vector<NamedColour> all;
    for (int i = 0; i < kSceneClasses; ++i) {
      const auto kind = static_cast<SceneClass>(i);
      all.push_back({scene_class_name(kind), class_colour(theme_, kind)});
    }
    return all;
  }
  static void expect_contrast(const NamedColour& seen, const NamedColour& ground, double least,
                              double flare = kDeskFlare) {
    EXPECT_GE(contrast(seen.colour, ground.colour, flare), least) << seen.name << " on " << ground.name;
  }
};

TEST_P(Looks, TextCanBeReadWhereverItStands) {
  for (const NamedColour& text : {NamedColour{"text", theme_.text}, {"muted", theme_.muted}}) {
    for (const auto& grounds : {panels_, faces_}) {
      for (const NamedColour& ground : grounds) expect_contrast(text, ground, kText);
    }
  }
  for (const NamedColour& ground : panels_) {
    expect_contrast({"error", theme_.error}, ground, kText);
    for (const NamedColour& name : classes()) expect_contrast(name, ground, kText);
  }
}

// The badges of signs have a glyph in the colour of the panel.
TEST_P(Looks, SignsCanBeReadAndSeen) {
  for (const NamedColour& sign : {NamedColour{"negative", theme_.negative}, {"positive", theme_.positive}}) {
    expect_contrast({"a glyph", theme_.panel}, sign, kText);
    for (const NamedColour& ground : panels_) expect_contrast(sign, ground, kState);
  }
}

TEST_P(Looks, ControlsAndTheirStatesAreSeen) {
  for (const NamedColour& ground : panels_) {
    for (const NamedColour& part :
         {NamedColour{"edge", theme_.control_edge}, {"track", theme_.track}, {"handle", theme_.handle}})
      expect_contrast(part, ground, kState);
  }
  // A button at rest, and around one that is switched on.
  expect_contrast({"edge", theme_.control_edge}, faces_[0], kState);
  expect_contrast({"edge", theme_.control_edge}, faces_[1], kState);
  expect_contrast({"edge when on", theme_.text}, faces_[2], kState);
  expect_contrast({"handle", theme_.handle}, {"track", theme_.track}, kState);
}

TEST_P(Looks, WhatKernelsMakeIsSeenAndToldApart) {
  const double flare = theme_.kind == ThemeKind::kProjector ? kRoomFlare : kDeskFlare;
  for (const int kernel : {1, 3, 5})
    expect_contrast({std::to_string(kernel), kernel_tone(theme_, kernel)}, panels_[0], kState, flare);
  for (const int kernel : {1, 3})
    expect_contrast({std::to_string(kernel), kernel_tone(theme_, kernel)},
                    {std::to_string(kernel + 2), kernel_tone(theme_, kernel + 2)}, 1.5);
}

INSTANTIATE_TEST_SUITE_P(All, Looks, testing::ValuesIn(kThemes),
                         [](const auto& look) { return std::string(theme_name(look.param)); });

class ProjectorLook : public Looks {};

TEST_P(ProjectorLook, HoldsInARoomThatIsNotDark) {
  for (const NamedColour& ground : panels_) {
    expect_contrast({"text", theme_.text}, ground, kText, kRoomFlare);
    expect_contrast({"muted", theme_.muted}, ground, kText, kRoomFlare);
    for (const NamedColour& seen : {NamedColour{"negative", theme_.negative},
                                    {"positive", theme_.positive},
                                    {"error", theme_.error},
                                    {"edge", theme_.control_edge},
                                    {"track", theme_.track}})
      expect_contrast(seen, ground, kState, kRoomFlare);
    for (const NamedColour& name : classes()) expect_contrast(name, ground, kState, kRoomFlare);
  }
}

INSTANTIATE_TEST_SUITE_P(All, ProjectorLook, testing::Values(ThemeKind::kProjector));

}  // namespace
}  // namespace pw

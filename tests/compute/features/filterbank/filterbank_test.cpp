#include "compute/features/filterbank/filterbank.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <set>
#include <sstream>

#include "compute/analysis/statistics.h"
#include "compute/features/feature_extractor.h"
#include "compute/features/filterbank/table.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/core/core_test_tensors.h"
#include "tests/compute/features/scene_test_image.h"
#include "tests/source_file.h"

namespace pw {
namespace {

Image flat(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  Image image{width, height, {}, {}};
  for (std::int64_t i = 0; i < std::int64_t{width} * height; ++i)
    image.rgb8.insert(image.rgb8.end(), {red, green, blue});
  return image;
}

// An image of grey(x, y) in 0…1, in 16 bits.
template <class Grey>
Image grey_image(int width, int height, Grey grey) {
  Image image{width, height, {}, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto value = static_cast<std::uint16_t>(std::lround(65535.0 * grey(x, y)));
      image.rgb16.insert(image.rgb16.end(), 3, value);
    }
  }
  return image;
}

FeatureMaps maps_of(const Image& image, ThreadPool* pool = nullptr) {
  auto maps = extract_filterbank(image, pool, nullptr);
  EXPECT_TRUE(maps) << (maps ? "" : maps.error().message());
  return std::move(*maps);
}

double correlation(std::span<const float> a, std::span<const float> b) {
  const PlaneStatistics of_a = plane_statistics(a), of_b = plane_statistics(b);
  double product = 0;
  for (std::size_t i = 0; i < a.size(); ++i) product += (a[i] - of_a.mean) * (b[i] - of_b.mean);
  return product / (static_cast<double>(a.size()) * of_a.std * of_b.std);
}

TEST(Filterbank, RoundsSizesUpToWholeCells) {
  const auto shape = [](int width, int height) { return maps_of(flat(width, height, 9, 99, 199)).maps.shape(); };
  EXPECT_EQ(shape(576, 160), (Shape{1, 256, 20, 72}));
  EXPECT_EQ(shape(1, 1), (Shape{1, 256, 1, 1}));
  EXPECT_EQ(shape(9, 8), (Shape{1, 256, 1, 2}));
  EXPECT_EQ(shape(7, 17), (Shape{1, 256, 3, 1}));
  EXPECT_EQ(shape(3000, 1), (Shape{1, 256, 1, 375}));
  EXPECT_EQ(shape(1, 3000), (Shape{1, 256, 375, 1}));
}

TEST(Filterbank, NamesEveryMapOnce) {
  const auto names = filterbank_names();
  EXPECT_EQ(names.size(), 256U);
  EXPECT_EQ(std::set(names.begin(), names.end()).size(), 256U);
  EXPECT_EQ(names[static_cast<std::size_t>(map_index(MapGroup::kGaborLuminance, 1, 0, 3))], "Gabor 90° λ8, luminance");
  EXPECT_EQ(names[static_cast<std::size_t>(map_index(MapGroup::kSpots, 5, 5, 0))], "DoG σ32, yellower than around");
  EXPECT_EQ(names.back(), "Brightest in 24 px");
  EXPECT_EQ(maps_of(flat(8, 8, 1, 2, 3)).names, names);
}

// Rows of the table in assets/filterbank.md: | group | maps | first | last | … |
TEST(Filterbank, TheDocumentHasTheSameTable) {
  std::ifstream file(source_file("assets/filterbank.md"));
  ASSERT_TRUE(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    std::istringstream stream(line.substr(2));
    for (std::string cell; std::getline(stream, cell, '|');) {
      const auto end = cell.find_last_not_of(' ');
      const auto start = cell.find_first_not_of(' ');
      if (end != std::string::npos) cells.push_back(cell.substr(start, end - start + 1));
    }
    rows.push_back(cells);
  }
  const auto groups = filterbank_groups();
  const auto names = filterbank_names();
  ASSERT_EQ(rows.size(), groups.size() + 3) << "a header, a separator, a row per group and the total";
  std::size_t first = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto count = static_cast<std::size_t>(groups[i].count());
    const std::vector<std::string> expected = {std::string(groups[i].title), std::to_string(count), names[first],
                                               names[first + count - 1], std::string(groups[i].measures)};
    EXPECT_EQ(rows[i + 2], expected);
    first += count;
  }
  ASSERT_GE(rows.back().size(), 2U);
  EXPECT_EQ(rows.back()[1], "256");
}

TEST(Filterbank, NoMapOfANaturalImageIsConstantOrADuplicate) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const FeatureMaps features = maps_of(test::natural_image(576, 160, seed));
    const auto statistics = stack_statistics(features.maps);
    for (std::int64_t a = 0; a < 256; ++a) {
      const auto& of_a = statistics[static_cast<std::size_t>(a)];
      EXPECT_EQ(of_a.finite, 1440);
      EXPECT_GT(of_a.std, 1e-4) << features.names[static_cast<std::size_t>(a)];
      for (std::int64_t b = 0; b < a; ++b) {
        EXPECT_LT(std::abs(correlation(features.maps.plane(0, a), features.maps.plane(0, b))), 0.999)
            << features.names[static_cast<std::size_t>(a)] << " / " << features.names[static_cast<std::size_t>(b)];
      }
    }
  }
}

TEST(Filterbank, AGratingExcitesItsOwnGaborMost) {
  constexpr double kAmplitude = 0.25;
  for (int size = 0; size < 4; ++size) {
    for (int direction = 0; direction < 6; ++direction) {
      const double wavelength = 4 << size;
      const double angle = direction * std::numbers::pi / 6;
      const auto maps = maps_of(grey_image(256, 256, [&](int x, int y) {
        const double phase = 2 * std::numbers::pi / wavelength * (x * std::sin(angle) + y * std::cos(angle));
        return 0.5 + kAmplitude * std::cos(phase);
      }));
      const auto at_centre = [&](MapGroup group, int s, int d) {
        return maps.maps.plane(0, map_index(group, s, 0, d))[16 * 32 + 16];
      };
      // The pyramid's smoothing attenuates it at the coarser levels.
      EXPECT_NEAR(at_centre(MapGroup::kGaborLuminance, size, direction), kAmplitude, 0.3 * kAmplitude);
      for (int s = 0; s < 4; ++s) {
        for (int d = 0; d < 6; ++d) {
          if (s == size && d == direction) continue;
          EXPECT_LT(at_centre(MapGroup::kGaborLuminance, s, d),
                    0.8 * at_centre(MapGroup::kGaborLuminance, size, direction))
              << s << ' ' << d << " for " << size << ' ' << direction;
        }
      }
    }
  }
}

TEST(Filterbank, AnEdgeIsFoundInItsDirection) {
  for (int direction = 0; direction < 8; ++direction) {
    // The direction of the edge; y points down.
    const double angle = direction * std::numbers::pi / 8;
    const auto maps = maps_of(grey_image(64, 64, [&](int x, int y) {
      const double distance = (x - 31.5) * std::sin(angle) + (y - 31.5) * std::cos(angle);
      return 0.5 + 0.4 * std::tanh(distance / 3);
    }));
    int strongest = -1;
    float most = 0;
    for (int d = 0; d < 8; ++d) {
      const float length = maps.maps.plane(0, map_index(MapGroup::kEdges, 0, 0, d))[4 * 8 + 4];
      if (length > most) {
        most = length;
        strongest = d;
      }
    }
    EXPECT_EQ(strongest, direction);
    EXPECT_GT(maps.maps.plane(0, map_index(MapGroup::kStructure, 0, 0, 0))[4 * 8 + 4], 0.9F);
  }
}

TEST(Filterbank, AFlatColourIsItsMeansAndNothingElse) {
  const auto features = maps_of(flat(40, 24, 200, 100, 50));
  const auto value = [&](MapGroup group, int size, int kind) {
    return features.maps.plane(0, map_index(group, size, kind, 0))[7];
  };
  for (int size = 0; size < 6; ++size) {
    EXPECT_NEAR(value(MapGroup::kColour, size, 0), 350 / 765.0, 1e-5);
    EXPECT_NEAR(value(MapGroup::kColour, size, 1), 100 / 255.0, 1e-5);
    EXPECT_NEAR(value(MapGroup::kColour, size, 2), -100 / 255.0, 1e-5);
    EXPECT_NEAR(value(MapGroup::kColour, size, 3), (150 / 255.0) / (200 / 255.0 + 0.05), 1e-5);
  }
  for (int map = 0; map < 256; ++map) {
    const bool is_mean =
        (map >= map_index(MapGroup::kColour, 0, 0, 0) && map < map_index(MapGroup::kContrast, 0, 0, 0)) ||
        map >= map_index(MapGroup::kExtremes, 0, 0, 0);
    if (is_mean) continue;
    for (const float v : features.maps.plane(0, map))
      EXPECT_NEAR(v, 0.0F, 2e-6F) << features.names[static_cast<std::size_t>(map)];
  }
}

TEST(Filterbank, ContrastIsTheStandardDeviationOfTheCell) {
  const auto image = test::natural_image(64, 48, 5);
  const auto features = maps_of(image);
  double sum = 0, squares = 0;
  for (int y = 16; y < 24; ++y) {
    for (int x = 24; x < 32; ++x) {
      const auto* pixel = image.rgb8.data() + 3 * (y * 64 + x);
      const double luminance = (pixel[0] + pixel[1] + pixel[2]) / 765.0;
      sum += luminance / 64;
      squares += luminance * luminance / 64;
    }
  }
  const std::size_t cell = 2 * 8 + 3;
  EXPECT_NEAR(features.maps.plane(0, map_index(MapGroup::kColour, 0, 0, 0))[cell], sum, 1e-5);
  EXPECT_NEAR(features.maps.plane(0, map_index(MapGroup::kContrast, 0, 0, 0))[cell], std::sqrt(squares - sum * sum),
              1e-5);
}

TEST(Filterbank, IsBitIdenticalForAnyThreadCount) {
  const auto image = test::natural_image(700, 333, 4);
  const auto serial = maps_of(image);
  for (const int threads : {1, 2, 5}) {
    ThreadPool pool(threads);
    EXPECT_TRUE(test::same_bytes(maps_of(image, &pool).maps, serial.maps)) << threads;
  }
}

// A shifted crop, so that every tile sees other pixels: away from the borders the fine maps must shift with it.
TEST(Filterbank, DoesNotDependOnTheTiling) {
  const auto image = test::natural_image(640, 240, 6);
  Image shifted{640 - 104, 240 - 56, {}, {}};
  for (int y = 0; y < shifted.height; ++y) {
    const auto* row = image.rgb8.data() + 3 * ((y + 56) * 640 + 104);
    shifted.rgb8.insert(shifted.rgb8.end(), row, row + 3 * shifted.width);
  }
  const auto whole = maps_of(image);
  const auto part = maps_of(shifted);
  int compared = 0;
  for (const auto& [group, sizes] : {std::pair{MapGroup::kGaborLuminance, 3},
                                     {MapGroup::kSpots, 3},
                                     {MapGroup::kColour, 1},
                                     {MapGroup::kContrast, 1},
                                     {MapGroup::kEdges, 1}}) {
    const FilterbankGroup& of = group_of(group);
    const int first = map_index(group, 0, 0, 0);
    const int last = first + sizes * static_cast<int>(of.kinds.size() * of.directions.size());
    for (int i = first; i < last; ++i) {
      for (int y = 4; y < 19; ++y) {
        for (int x = 4; x < 63; ++x) {
          ASSERT_EQ(part.maps.plane(0, i)[static_cast<std::size_t>(y * 67 + x)],
                    whole.maps.plane(0, i)[static_cast<std::size_t>((y + 7) * 80 + x + 13)])
              << whole.names[static_cast<std::size_t>(i)] << ' ' << x << ' ' << y;
          ++compared;
        }
      }
    }
  }
  EXPECT_GT(compared, 10'000);
}

TEST(Filterbank, EightAndSixteenBitsAgree) {
  Image eight = test::natural_image(80, 40, 7);
  Image sixteen{80, 40, {}, {}};
  for (const std::uint8_t value : eight.rgb8) sixteen.rgb16.push_back(static_cast<std::uint16_t>(value * 257));
  const auto a = maps_of(eight), b = maps_of(sixteen);
  for (std::int64_t i = 0; i < 256; ++i) {
    for (std::size_t p = 0; p < 50; ++p) EXPECT_NEAR(a.maps.plane(0, i)[p], b.maps.plane(0, i)[p], 2e-5F);
  }
}

TEST(Filterbank, GreyImagesHaveNoColour) {
  const auto features = maps_of(grey_image(64, 64, [](int x, int y) { return (x * 7 + y * 13) % 50 / 50.0; }));
  for (int kind = 1; kind < 6; ++kind) {
    for (const float value : features.maps.plane(0, map_index(MapGroup::kColour, 0, kind, 0)))
      EXPECT_NEAR(value, 0.0F, 1e-6F);
  }
}

TEST(Filterbank, ReportsProgressAndCanBeCancelled) {
  const auto image = test::natural_image(300, 300, 8);
  Progress progress;
  ASSERT_TRUE(extract_filterbank(image, nullptr, &progress));
  EXPECT_FLOAT_EQ(progress.fraction(), 1.0F);
  progress.cancel();
  const auto cancelled = extract_filterbank(image, nullptr, &progress);
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().reason, "cancelled");
}

// Must be refused from the size alone: the image has no pixels.
TEST(Filterbank, TooLargeImagesAreRefusedBeforeAllocation) {
  const auto result = extract_filterbank(Image{2'000'000'000, 2'000'000'000, {}, {}}, nullptr, nullptr);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().reason.find("too large for 256 maps"), std::string::npos);
  EXPECT_FALSE(extract_filterbank(Image{}, nullptr, nullptr));
}

TEST(FeatureExtractor, KindsHaveNames) {
  for (const auto kind : kExtractorKinds) EXPECT_EQ(extractor_from_name(extractor_name(kind)), kind);
  // Every kind with a name must be in the list, or it could not be selected.
  EXPECT_STREQ(extractor_name(static_cast<ExtractorKind>(kExtractorKinds.size())), "");
  EXPECT_FALSE(extractor_from_name("Learned"));
}

TEST(FeatureExtractor, PixelsAreTheThreeChannels) {
  FeatureExtractor extractor("");
  const Image image{2, 1, {0, 51, 102, 153, 204, 255}, {}};
  const auto features = extractor.extract(image, ExtractorKind::kPixels, nullptr, nullptr);
  ASSERT_TRUE(features);
  EXPECT_EQ(features->names, (std::vector<std::string>{"Red", "Green", "Blue"}));
  EXPECT_EQ(features->maps.shape(), (Shape{1, 3, 1, 2}));
  EXPECT_FLOAT_EQ(features->maps.plane(0, 0)[1], 0.6F);
  EXPECT_FLOAT_EQ(features->maps.plane(0, 2)[0], 0.4F);
  EXPECT_FALSE(extractor.extract(Image{}, ExtractorKind::kPixels, nullptr, nullptr));
  EXPECT_FALSE(extractor.extract(Image{1'000'000, 1'000'000, {}, {}}, ExtractorKind::kPixels, nullptr, nullptr));
}

}  // namespace
}  // namespace pw

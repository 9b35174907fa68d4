#include "compute/features/filterbank/filterbank.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <vector>

#include "compute/features/filterbank/cell_features.h"
#include "compute/features/filterbank/grid_features.h"
#include "compute/features/filterbank/level_filters.h"
#include "compute/features/filterbank/pyramid.h"
#include "compute/features/filterbank/table.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Small enough for L2, large enough that the margins cost little: 288 × 80 pixels.
constexpr int kTileWidth = 36;
constexpr int kTileHeight = 10;

// In cells.
constexpr double kAroundSigma = 2.5;
constexpr double kEdgeSigma = 1.5;
constexpr std::array kColourSigmas = {0.75, 1.5, 3.0, 6.0, 12.0};
constexpr std::array kContrastSigmas = {1.0, 2.0, 4.0};
constexpr std::array kWideSpotSigmas = {2.0, 4.0};
constexpr int kTileSpotSizes = 4;  // computed on the pyramid: σ 1, 2, 4, 8 pixels

// Intermediate maps, which only the wide features need.
enum SideMap { kCoarsest, kVariance = kChannels, kTensor = 2 * kChannels, kSideMaps = 2 * kChannels + 3 };
// The most temporary maps that any wide feature needs.
constexpr int kWorkMaps = 5;

class Filterbank {
 public:
  Filterbank(const Image& image, int grid_width, int grid_height)
      : image_(image),
        grid_{grid_width, grid_height},
        maps_({1, kFilterbankMaps, grid_height, grid_width}),
        side_({1, kSideMaps, grid_height, grid_width}) {}

  // False: cancelled.
  bool run(ThreadPool* pool, Progress* progress);
  Tensor take_maps() { return std::move(maps_); }

 private:
  using Job = std::function<void()>;

  std::span<float> map(MapGroup group, int size, int kind, int direction = 0) {
    return maps_.plane(0, map_index(group, size, kind, direction));
  }
  std::span<float> side(int index) { return side_.plane(0, index); }
  CellPlane at(std::span<float> plane, const CellRect& cells) const {
    return {plane.data() + static_cast<std::ptrdiff_t>(cells.y) * grid_.width + cells.x, grid_.width};
  }

  std::vector<CellRect> tiles() const;
  void filter_pixels(const CellRect& cells);
  void filter_level(const Patch& level, int index, int channel, int factor, const CellRect& cells);
  void filter_cells(const CellRect& cells);
  Patch cut(std::span<const float> plane, const CellRect& cells, int margin) const;
  CellPlanes cell_planes(const CellRect& cells);
  void add_blurs(std::vector<Job>& jobs);
  void add_spreads(std::vector<Job>& jobs);
  void add_structure(std::vector<Job>& jobs);
  void add_blur(std::vector<Job>& jobs, std::span<const float> from, double sigma, std::span<float> to) {
    jobs.push_back([this, from, sigma, to] { blur(grid_, from, sigma, to); });
  }

  const Image& image_;
  Grid grid_;
  Tensor maps_;
  Tensor side_;
  GaborBank gabor_;
};

std::vector<CellRect> Filterbank::tiles() const {
  std::vector<CellRect> tiles;
  for (int y = 0; y < grid_.height; y += kTileHeight) {
    for (int x = 0; x < grid_.width; x += kTileWidth)
      tiles.push_back({x, y, std::min(kTileWidth, grid_.width - x), std::min(kTileHeight, grid_.height - y)});
  }
  return tiles;
}

// Level `index` of the pyramid: stripes of 4 · 2^index pixels, spots of σ 2^index.
void Filterbank::filter_level(const Patch& level, int index, int channel, int factor, const CellRect& cells) {
  find_spots(level, factor, at(map(MapGroup::kSpots, index, 2 * channel), cells),
             at(map(MapGroup::kSpots, index, 2 * channel + 1), cells));
  const bool colour = channel > 0;
  // The finest wavelength for colour is λ 8.
  if (colour && index == 0) return;
  GaborPlanes planes;
  for (int d = 0; d < kGaborDirections; ++d) {
    const auto direction = static_cast<std::size_t>(d);
    planes.energy[direction] = at(
        colour ? map(MapGroup::kGaborColour, index - 1, channel - 1, d) : map(MapGroup::kGaborLuminance, index, 0, d),
        cells);
    if (colour) continue;
    planes.bright[direction] = at(map(MapGroup::kGaborBars, index, 0, d), cells);
    planes.dark[direction] = at(map(MapGroup::kGaborBars, index, 1, d), cells);
  }
  gabor_.run(level, factor, planes);
}

CellPlanes Filterbank::cell_planes(const CellRect& cells) {
  CellPlanes planes;
  for (int kind = 0; kind < kColourKinds; ++kind)
    planes.colour[static_cast<std::size_t>(kind)] = at(map(MapGroup::kColour, 0, kind), cells);
  for (int c = 0; c < kChannels; ++c) planes.variance[static_cast<std::size_t>(c)] = at(side(kVariance + c), cells);
  for (int d = 0; d < kEdgeDirections; ++d)
    planes.edges[static_cast<std::size_t>(d)] = at(map(MapGroup::kEdges, 0, 0, d), cells);
  planes.tensor_xx = at(side(kTensor), cells);
  planes.tensor_yy = at(side(kTensor + 1), cells);
  planes.tensor_xy = at(side(kTensor + 2), cells);
  planes.darkest = at(map(MapGroup::kExtremes, 0, 0), cells);
  planes.brightest = at(map(MapGroup::kExtremes, 0, 1), cells);
  return planes;
}

void Filterbank::filter_pixels(const CellRect& cells) {
  const ImageTile tile = load_tile(image_, cells);
  measure_cells(tile, cell_planes(cells));
  for (int c = 0; c < kChannels; ++c) {
    const auto channel = static_cast<std::size_t>(c);
    for (int level = 0; level + 1 < kLevels; ++level)
      filter_level(tile.levels[static_cast<std::size_t>(level)][channel], level, c, kCell >> level, cells);
    const Patch& coarsest = tile.levels[kLevels - 1][channel];
    const CellPlane to = at(side(kCoarsest + c), cells);
    for (int y = 0; y < cells.height; ++y) std::copy_n(coarsest.row(y), cells.width, to.row(y));
  }
}

Patch Filterbank::cut(std::span<const float> plane, const CellRect& cells, int margin) const {
  Patch patch(cells.width, cells.height, margin);
  for (int y = -margin; y < cells.height + margin; ++y) {
    const std::ptrdiff_t row = std::clamp(cells.y + y, 0, grid_.height - 1);
    for (int x = -margin; x < cells.width + margin; ++x) {
      const int column = std::clamp(cells.x + x, 0, grid_.width - 1);
      patch.row(y)[x] = plane[static_cast<std::size_t>(row * grid_.width + column)];
    }
  }
  return patch;
}

void Filterbank::filter_cells(const CellRect& cells) {
  for (int c = 0; c < kChannels; ++c) filter_level(cut(side(kCoarsest + c), cells, kRadius), kLevels - 1, c, 1, cells);
}

void Filterbank::add_blurs(std::vector<Job>& jobs) {
  for (int s = 0; s < static_cast<int>(kColourSigmas.size()); ++s) {
    for (int kind = 0; kind < kColourKinds; ++kind) {
      add_blur(jobs, map(MapGroup::kColour, 0, kind), kColourSigmas[static_cast<std::size_t>(s)],
               map(MapGroup::kColour, s + 1, kind));
    }
  }
  for (int d = 0; d < kEdgeDirections; ++d)
    add_blur(jobs, map(MapGroup::kEdges, 0, 0, d), kEdgeSigma, map(MapGroup::kEdges, 1, 0, d));
  for (int d = 0; d < kGaborDirections; ++d) {
    for (int size = 0; size < kLevels; ++size) {
      add_blur(jobs, map(MapGroup::kGaborLuminance, size, 0, d), kAroundSigma, map(MapGroup::kGaborAround, size, 0, d));
    }
    for (int opponent = 0; opponent + 1 < kChannels; ++opponent) {
      add_blur(jobs, map(MapGroup::kGaborColour, 0, opponent, d), kAroundSigma,
               map(MapGroup::kGaborAroundColour, 0, opponent, d));
    }
  }
}

void Filterbank::add_spreads(std::vector<Job>& jobs) {
  for (int c = 0; c < kChannels; ++c) {
    const std::span<const float> mean = map(MapGroup::kColour, 0, c);
    const std::span<const float> variance = side(kVariance + c);
    const std::span<float> in_cell = map(MapGroup::kContrast, 0, c);
    jobs.push_back([=] {
      for (std::size_t i = 0; i < in_cell.size(); ++i) in_cell[i] = std::sqrt(variance[i]);
    });
    for (int s = 0; s < static_cast<int>(kContrastSigmas.size()); ++s) {
      const std::span<float> out = map(MapGroup::kContrast, s + 1, c);
      const double sigma = kContrastSigmas[static_cast<std::size_t>(s)];
      jobs.push_back([=, this] { spread(grid_, mean, variance, sigma, out); });
    }
    for (int s = 0; s < static_cast<int>(kWideSpotSigmas.size()); ++s) {
      const std::span<float> positive = map(MapGroup::kSpots, kTileSpotSizes + s, 2 * c);
      const std::span<float> negative = map(MapGroup::kSpots, kTileSpotSizes + s, 2 * c + 1);
      const std::span<const float> from = side(kCoarsest + c);
      const double sigma = kWideSpotSigmas[static_cast<std::size_t>(s)];
      jobs.push_back([=, this] { wide_spots(grid_, from, sigma, positive, negative); });
    }
  }
}

void Filterbank::add_structure(std::vector<Job>& jobs) {
  for (int s = 0; s <= static_cast<int>(kContrastSigmas.size()); ++s) {
    jobs.push_back([this, s] {
      const auto coherence = map(MapGroup::kStructure, s, 0);
      const auto corners = map(MapGroup::kStructure, s, 1);
      if (s == 0) return structure(side(kTensor), side(kTensor + 1), side(kTensor + 2), coherence, corners);
      std::vector<float> blurred[3];
      for (int i = 0; i < 3; ++i) {
        blurred[i].resize(grid_.count());
        blur(grid_, side(kTensor + i), kContrastSigmas[static_cast<std::size_t>(s - 1)], blurred[i]);
      }
      structure(blurred[0], blurred[1], blurred[2], coherence, corners);
    });
  }
  jobs.push_back([this] { darkest_around(grid_, map(MapGroup::kExtremes, 0, 0), map(MapGroup::kExtremes, 1, 0)); });
  jobs.push_back([this] { brightest_around(grid_, map(MapGroup::kExtremes, 0, 1), map(MapGroup::kExtremes, 1, 1)); });
}

bool Filterbank::run(ThreadPool* pool, Progress* progress) {
  std::vector<Job> pixel_jobs, cell_jobs, wide_jobs;
  for (const CellRect& cells : tiles()) {
    pixel_jobs.push_back([this, cells] { filter_pixels(cells); });
    cell_jobs.push_back([this, cells] { filter_cells(cells); });
  }
  add_blurs(wide_jobs);
  add_spreads(wide_jobs);
  add_structure(wide_jobs);
  const auto total = static_cast<float>(pixel_jobs.size() + cell_jobs.size() + wide_jobs.size());
  std::atomic<int> done = 0;
  // Each list depends on all of the previous one.
  for (const auto* jobs : {&pixel_jobs, &cell_jobs, &wide_jobs}) {
    run_tasks(pool, static_cast<std::int64_t>(jobs->size()), [&](std::int64_t index) {
      if (progress != nullptr && progress->cancelled()) return;
      (*jobs)[static_cast<std::size_t>(index)]();
      if (progress != nullptr) progress->report(static_cast<float>(++done) / total);
    });
  }
  return progress == nullptr || !progress->cancelled();
}

}  // namespace

Expected<FeatureMaps> extract_filterbank(const Image& image, ThreadPool* pool, Progress* progress) {
  if (image.empty()) return fail("", "the image has no pixels");
  const int width = (image.width - 1) / kCell + 1;
  const int height = (image.height - 1) / kCell + 1;
  const std::int64_t maps = kFilterbankMaps + kSideMaps + kWorkMaps * (pool != nullptr ? pool->threads() : 1);
  if (auto fits = fits_in_memory({1, maps, height, width}); !fits) {
    return fail("", "the image of {} × {} pixels is too large for 256 maps: {}", image.width, image.height,
                fits.error().reason);
  }
  Filterbank bank(image, width, height);
  if (!bank.run(pool, progress)) return fail("", "cancelled");
  return FeatureMaps{bank.take_maps(), filterbank_names()};
}

}  // namespace pw

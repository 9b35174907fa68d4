#include "compute/features/learned/learned_network.h"

#include <algorithm>
#include <cmath>

#include "compute/features/learned/network_layer.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

constexpr float kMean = 0.45F;
constexpr float kDeviation = 0.25F;

// In positions of the maps. Zero padding at a tile's border invalidates one position through the layers before the last
// pooling and 1 + 2 + 4 through those after it, of dilation 1, 2, 4.
constexpr int kNetworkTileHeight = 96;
constexpr int kNetworkTileWidth = 160;
constexpr int kOverlap = 8;

// The tiles along one axis, and the positions that each of them writes.
class TileAxis {
 public:
  TileAxis(int positions, int longest) : positions_(positions), length_(std::min(positions, longest)) {}

  int length() const { return length_; }
  int count() const { return 1 + (positions_ - length_ + step() - 1) / step(); }
  int start(int tile) const { return std::min(tile * step(), positions_ - length_); }
  int write_begin(int tile) const { return tile == 0 ? 0 : write_end(tile - 1); }
  int write_end(int tile) const { return tile == count() - 1 ? positions_ : start(tile) + length_ - kOverlap; }

 private:
  int step() const { return std::max(1, length_ - 2 * kOverlap); }

  int positions_, length_;
};

template <class Value>
void load_row(const Value* row, int image_width, int first_x, float scale, const HwcView& to, int y) {
  for (int x = 0; x < to.width; ++x) {
    const Value* pixel = row + std::ptrdiff_t{3} * std::min(first_x + x, image_width - 1);
    float* const out = to.pixel(y, x);
    for (int c = 0; c < 3; ++c) out[c] = (static_cast<float>(pixel[c]) * scale - kMean) / kDeviation;
  }
}

void load_tile(const Image& image, int first_y, int first_x, const HwcView& to) {
  for (int y = 0; y < to.height; ++y) {
    const std::ptrdiff_t row = std::ptrdiff_t{3} * image.width * std::min(first_y + y, image.height - 1);
    if (image.rgb16.empty()) {
      load_row(image.rgb8.data() + row, image.width, first_x, 1.0F / 255.0F, to, y);
    } else {
      load_row(image.rgb16.data() + row, image.width, first_x, 1.0F / 65535.0F, to, y);
    }
  }
}

// The part of the whole map that one tile writes.
struct Window {
  int first_row, end_row, first_column, end_column;
  int tile_row, tile_column;  // of the tile's first position
};

void store_maps(const HwcView& from, const Window& window, Tensor& maps) {
  const std::int64_t width = maps.shape().w;
  // A few planes at a time, so that both reads and writes stay in L1.
  constexpr int kPlanes = 16;
  for (int first = 0; first < from.channels; first += kPlanes) {
    const int end = std::min(first + kPlanes, from.channels);
    for (int y = window.first_row; y < window.end_row; ++y) {
      for (int x = window.first_column; x < window.end_column; ++x) {
        const float* const values = from.pixel(y - window.tile_row, x - window.tile_column);
        float* const to = maps.data() + y * width + x;
        for (int map = first; map < end; ++map) to[map * maps.plane_stride()] = values[map];
      }
    }
  }
}

}  // namespace

// Layers and buffers for one size of tiles.
struct LearnedNetwork::Plan {
  int map_height = 0, map_width = 0;
  std::vector<NetworkLayer> layers;
  Workspaces workspaces;
  // Ping-pong: the image, then the activations of one layer after the other.
  Buffer buffers[2];

  HwcView input() const { return {buffers[0].data(), map_height * kNetworkStride, map_width * kNetworkStride, 3}; }
  HwcView output(std::size_t layer) const {
    const NetworkLayer& of = layers[layer];
    return {buffers[(layer + 1) % 2].data(), of.output_height(), of.output_width(), of.output_channels()};
  }
};

LearnedNetwork::LearnedNetwork(NetworkWeights weights) : weights_(std::move(weights)) {}
LearnedNetwork::~LearnedNetwork() = default;
LearnedNetwork::LearnedNetwork(LearnedNetwork&&) noexcept = default;
LearnedNetwork& LearnedNetwork::operator=(LearnedNetwork&&) noexcept = default;

Expected<void> LearnedNetwork::prepare(int map_height, int map_width) {
  if (plan_ && plan_->map_height == map_height && plan_->map_width == map_width) return {};
  plan_.reset();
  auto plan = std::make_unique<Plan>();
  plan->map_height = map_height;
  plan->map_width = map_width;
  int height = map_height * kNetworkStride;
  int width = map_width * kNetworkStride;
  std::size_t floats = static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * 3;
  for (const ConvolutionWeights& weights : weights_) {
    auto layer = NetworkLayer::make(weights, height, width, plan->workspaces);
    if (!layer) return Unexpected(layer.error());
    height = layer->output_height();
    width = layer->output_width();
    floats = std::max(floats, static_cast<std::size_t>(height) * static_cast<std::size_t>(width) *
                                  static_cast<std::size_t>(weights.cout));
    plan->layers.push_back(std::move(*layer));
  }
  for (Buffer& buffer : plan->buffers) buffer = Buffer(floats);
  plan_ = std::move(plan);
  return {};
}

Expected<Tensor> LearnedNetwork::forward(const Image& image, ThreadPool* pool, Progress* progress) {
  if (image.empty()) return fail("", "the image has no pixels");
  const int map_height = (image.height - 1) / kNetworkStride + 1;
  const int map_width = (image.width - 1) / kNetworkStride + 1;
  const Shape shape{1, maps(), map_height, map_width};
  if (auto fits = fits_in_memory(shape); !fits) {
    return fail("", "the image of {} × {} pixels is too large for {} maps: {}", image.width, image.height, maps(),
                fits.error().reason);
  }
  const TileAxis rows(map_height, kNetworkTileHeight);
  const TileAxis columns(map_width, kNetworkTileWidth);
  if (auto prepared = prepare(rows.length(), columns.length()); !prepared) return Unexpected(prepared.error());
  Tensor maps(shape);
  const std::int64_t steps = std::int64_t{rows.count()} * columns.count() * kNetworkLayers;
  std::int64_t done = 0;
  for (int row = 0; row < rows.count(); ++row) {
    for (int column = 0; column < columns.count(); ++column) {
      load_tile(image, rows.start(row) * kNetworkStride, columns.start(column) * kNetworkStride, plan_->input());
      HwcView activation = plan_->input();
      for (std::size_t i = 0; i < plan_->layers.size(); ++i) {
        const HwcView next = plan_->output(i);
        if (!plan_->layers[i].run(activation, next, plan_->workspaces, pool, progress)) {
          const bool cancelled = progress != nullptr && progress->cancelled();
          return fail("", "{}", cancelled ? "cancelled" : "oneDNN failed while computing the features");
        }
        activation = next;
        if (progress != nullptr) progress->report(static_cast<float>(++done) / static_cast<float>(steps));
      }
      store_maps(activation,
                 {rows.write_begin(row), rows.write_end(row), columns.write_begin(column), columns.write_end(column),
                  rows.start(row), columns.start(column)},
                 maps);
    }
  }
  return maps;
}

}  // namespace pw

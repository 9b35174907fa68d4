#include "compute/timing/step_maker.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <unordered_map>
#include <utility>

#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "compute/timing/layer_desc.h"
#include "compute/timing/time_in_turn.h"

namespace pw {
namespace {

using dnnl::memory;
using Tag = memory::format_tag;
using Arguments = std::unordered_map<int, memory>;

// One runs that long at most before it can be cancelled.
constexpr double kMacsOfPiece = 5e8;

std::atomic<std::int64_t> counted_kernel_runs{0};

// 0 … 1, the same each time.
void fill_random(float* values, std::size_t count) {
  std::uint32_t state = 2463534242U;
  for (std::size_t i = 0; i < count; ++i) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    values[i] = static_cast<float>(state >> 8) * 0x1p-24F;
  }
}

void fill_random(const memory& values) {
  fill_random(static_cast<float*>(values.get_data_handle()), values.get_desc().get_size() / sizeof(float));
}

NhwcMaps empty_maps(const MapSize& size) {
  const std::int64_t count = size.images * size.rows * size.columns * size.maps;
  return {size, std::make_shared<Tensor>(Shape{1, 1, 1, count})};
}

memory::desc rows_desc(const MapSize& size, std::int64_t rows) {
  return {{1, size.maps, rows, size.columns}, memory::data_type::f32, Tag::nhwc};
}

memory memory_at(const memory::desc& desc, float* values) {
  return {desc, one_dnn_cpu(), values};
}

// Weights and biases that pieces of one layer share where oneDNN wants them in the same order.
class SharedWeights {
 public:
  memory of(const memory::desc& desc) {
    const auto found = std::ranges::find_if(made_, [&](const memory& each) { return each.get_desc() == desc; });
    if (found != made_.end()) return *found;
    if (!one_dnn_has_memory(desc.get_size() + kOneDnnPrepareBytes)) throw std::bad_alloc();
    made_.emplace_back(desc, one_dnn_cpu());
    fill_random(made_.back());
    return made_.back();
  }

 private:
  std::vector<memory> made_;
};

}  // namespace

// Rows of an image that one piece makes, of the layer's input where it has stride 1.
struct StepMaker::Band {
  std::int64_t image = 0, first = 0, end = 0;

  // The rows that a kernel reads which reaches so far, and how many of its rows lie outside the picture.
  struct Reach {
    std::int64_t first, end, above, below;
  };
  Reach reach(std::int64_t up, std::int64_t down, std::int64_t rows) const {
    return {std::max<std::int64_t>(0, first - up), std::min(rows, end + down), std::max<std::int64_t>(0, up - first),
            std::max<std::int64_t>(0, end + down - rows)};
  }
};

struct StepMaker::Piece {
  dnnl::primitive primitive;
  Arguments arguments;
  dnnl::stream stream{one_dnn_cpu()};
};

float* NhwcMaps::row(std::int64_t image, std::int64_t row) const {
  return values->data() + (image * size.rows + row) * size.columns * size.maps;
}

NhwcMaps random_maps(const MapSize& size) {
  NhwcMaps maps = empty_maps(size);
  fill_random(maps.values->data(), static_cast<std::size_t>(maps.values->shape().count()));
  return maps;
}

std::shared_ptr<Tensor> random_planes(const MapSize& size) {
  auto planes = std::make_shared<Tensor>(Shape{size.images, size.maps, size.rows, size.columns});
  for (std::int64_t n = 0; n < size.images; ++n) {
    for (std::int64_t c = 0; c < size.maps; ++c) {
      const auto plane = planes->plane(n, c);
      fill_random(plane.data(), plane.size());
    }
  }
  return planes;
}

std::int64_t kernel_runs() {
  return counted_kernel_runs;
}

std::vector<StepMaker::Band> StepMaker::bands_of(const MapSize& size, double macs) const {
  const auto wanted = std::max<std::int64_t>(threads_of(pool_), static_cast<std::int64_t>(macs / kMacsOfPiece) + 1);
  const std::int64_t of_image = std::clamp<std::int64_t>((wanted + size.images - 1) / size.images, 1, size.rows);
  std::vector<Band> bands;
  for (std::int64_t n = 0; n < size.images; ++n) {
    for (std::int64_t i = 0; i < of_image; ++i) {
      bands.push_back({n, size.rows * i / of_image, size.rows * (i + 1) / of_image});
    }
  }
  return bands;
}

void StepMaker::add(std::vector<Piece> pieces, std::vector<std::shared_ptr<Tensor>> maps) {
  auto shared = std::make_shared<std::vector<Piece>>(std::move(pieces));
  std::function<void(std::int64_t)> task = [shared, &progress = progress_](std::int64_t i) {
    if (progress.cancelled()) throw TimingCancelled();
    const OneDnnThread one_thread;
    Piece& piece = (*shared)[static_cast<std::size_t>(i)];
    piece.primitive.execute(piece.stream, piece.arguments);
    piece.stream.wait();
  };
  steps_.emplace_back([shared, task = std::move(task), pool = pool_, maps = std::move(maps)] {
    counted_kernel_runs.fetch_add(1, std::memory_order_relaxed);
    run_tasks(pool, std::ssize(*shared), task);
  });
}

StepMaker::Step StepMaker::take() {
  return [steps = std::exchange(steps_, {})] {
    for (const Step& step : steps) step();
  };
}

NhwcMaps StepMaker::convolution(const NhwcMaps& x, std::int64_t kernel, std::int64_t maps_out) {
  return convolution_of(x, kernel, maps_out, false);
}

NhwcMaps StepMaker::depthwise(const NhwcMaps& x, std::int64_t kernel) {
  return convolution_of(x, kernel, x.size.maps, true);
}

NhwcMaps StepMaker::convolution_of(const NhwcMaps& x, std::int64_t kernel, std::int64_t maps_out, bool is_depthwise) {
  const OneDnnThread one_thread;
  MapSize size = x.size;
  size.maps = maps_out;
  const NhwcMaps out = empty_maps(size);
  const memory::dims dense = {maps_out, x.size.maps, kernel, kernel}, own = {maps_out, 1, 1, kernel, kernel};
  const memory::desc any(is_depthwise ? own : dense, memory::data_type::f32, Tag::any);
  const memory::desc any_bias({maps_out}, memory::data_type::f32, Tag::a);
  const double macs =
      (is_depthwise ? depthwise_cost(x.size, kernel) : convolution_cost(x.size, kernel, maps_out)).macs.size();
  const std::int64_t before = (kernel - 1) / 2, after = kernel / 2;
  SharedWeights weights;
  std::vector<Piece> pieces;
  for (const Band& band : bands_of(x.size, macs)) {
    if (progress_.cancelled()) throw TimingCancelled();
    if (!one_dnn_has_memory(kOneDnnPrepareBytes)) throw std::bad_alloc();
    const Band::Reach reach = band.reach(before, after, x.size.rows);
    const memory::desc source = rows_desc(x.size, reach.end - reach.first),
                       target = rows_desc(size, band.end - band.first);
    const auto desc =
        describe_convolution(source, any, any_bias, target, {{reach.above, before}, {reach.below, after}});
    kernels_.insert(desc.impl_info_str());
    pieces.push_back({dnnl::convolution_forward(desc),
                      {{DNNL_ARG_SRC, memory_at(source, x.row(band.image, reach.first))},
                       {DNNL_ARG_WEIGHTS, weights.of(desc.weights_desc())},
                       {DNNL_ARG_BIAS, weights.of(desc.bias_desc())},
                       {DNNL_ARG_DST, memory_at(target, out.row(band.image, band.first))},
                       {DNNL_ARG_SCRATCHPAD, memory(desc.scratchpad_desc(), one_dnn_cpu())}}});
  }
  add(std::move(pieces), {x.values, out.values});
  return out;
}

NhwcMaps StepMaker::upsampling(const NhwcMaps& x, std::int64_t maps_out) {
  const OneDnnThread one_thread;
  const MapSize size{x.size.images, x.size.rows * kUpsamplingStride, x.size.columns * kUpsamplingStride, maps_out};
  const NhwcMaps out = empty_maps(size);
  const memory::desc any({maps_out, x.size.maps, kUpKernel, kUpKernel}, memory::data_type::f32, Tag::any);
  const memory::desc any_bias({maps_out}, memory::data_type::f32, Tag::a);
  SharedWeights weights;
  std::vector<Piece> pieces;
  for (const Band& band : bands_of(x.size, convolution_cost(x.size, kUpKernel, maps_out).macs.size())) {
    if (progress_.cancelled()) throw TimingCancelled();
    if (!one_dnn_has_memory(kOneDnnPrepareBytes)) throw std::bad_alloc();
    // A row of the input reaches the eight rows above it that it makes and the eight below.
    const Band::Reach reach = band.reach(1, 1, x.size.rows);
    const memory::desc source = rows_desc(x.size, reach.end - reach.first);
    const memory::desc target = rows_desc(size, (band.end - band.first) * kUpsamplingStride);
    const auto padding = [](std::int64_t outside) { return kUpPadding + (1 - outside) * kUpsamplingStride; };
    const auto desc = describe_upsampling(source, any, any_bias, target,
                                          {{padding(reach.above), kUpPadding}, {padding(reach.below), kUpPadding}});
    kernels_.insert(desc.impl_info_str());
    pieces.push_back({dnnl::deconvolution_forward(desc),
                      {{DNNL_ARG_SRC, memory_at(source, x.row(band.image, reach.first))},
                       {DNNL_ARG_WEIGHTS, weights.of(desc.weights_desc())},
                       {DNNL_ARG_BIAS, weights.of(desc.bias_desc())},
                       {DNNL_ARG_DST, memory_at(target, out.row(band.image, band.first * kUpsamplingStride))},
                       {DNNL_ARG_SCRATCHPAD, memory(desc.scratchpad_desc(), one_dnn_cpu())}}});
  }
  add(std::move(pieces), {x.values, out.values});
  return out;
}

NhwcMaps StepMaker::pooling(const NhwcMaps& x) {
  const OneDnnThread one_thread;
  const NhwcMaps out = empty_maps(x.size);
  std::vector<Piece> pieces;
  for (const Band& band : bands_of(x.size, 0.0)) {
    const Band::Reach reach = band.reach(1, 1, x.size.rows);
    const memory::desc source = rows_desc(x.size, reach.end - reach.first),
                       target = rows_desc(x.size, band.end - band.first);
    const auto desc = describe_pooling(source, target, {{reach.above, 1}, {reach.below, 1}});
    pieces.push_back({dnnl::pooling_forward(desc),
                      {{DNNL_ARG_SRC, memory_at(source, x.row(band.image, reach.first))},
                       {DNNL_ARG_DST, memory_at(target, out.row(band.image, band.first))},
                       {DNNL_ARG_SCRATCHPAD, memory(desc.scratchpad_desc(), one_dnn_cpu())}}});
  }
  add(std::move(pieces), {x.values, out.values});
  return out;
}

NhwcMaps StepMaker::concatenation(const std::vector<NhwcMaps>& parts) {
  const OneDnnThread one_thread;
  MapSize size = parts.front().size;
  size.maps = 0;
  for (const NhwcMaps& part : parts) size.maps += part.size.maps;
  const NhwcMaps out = empty_maps(size);
  std::vector<std::shared_ptr<Tensor>> maps = {out.values};
  for (const NhwcMaps& part : parts) maps.push_back(part.values);
  std::vector<Piece> pieces;
  for (const Band& band : bands_of(size, 0.0)) {
    const std::int64_t rows = band.end - band.first;
    std::vector<memory::desc> sources;
    Arguments arguments{{DNNL_ARG_DST, memory_at(rows_desc(size, rows), out.row(band.image, band.first))}};
    for (const NhwcMaps& part : parts) {
      sources.push_back(rows_desc(part.size, rows));
      arguments.emplace(DNNL_ARG_MULTIPLE_SRC + static_cast<int>(sources.size()) - 1,
                        memory_at(sources.back(), part.row(band.image, band.first)));
    }
#if DNNL_VERSION_MAJOR >= 3
    const dnnl::concat::primitive_desc desc(one_dnn_cpu(), rows_desc(size, rows), 1, sources, without_activation());
#else
    const dnnl::concat::primitive_desc desc(rows_desc(size, rows), 1, sources, one_dnn_cpu(), without_activation());
#endif
    arguments.emplace(DNNL_ARG_SCRATCHPAD, memory(desc.scratchpad_desc(), one_dnn_cpu()));
    pieces.push_back({dnnl::concat(desc), std::move(arguments)});
  }
  add(std::move(pieces), std::move(maps));
  return out;
}

NhwcMaps StepMaker::pointwise(const std::shared_ptr<Tensor>& x, std::int64_t maps_out) {
  const OneDnnThread one_thread;
  const Shape& shape = x->shape();
  const MapSize size{shape.n, shape.h, shape.w, maps_out};
  auto layer = std::make_shared<PointwiseLayer>(maps_out, shape.c);
  fill_random(layer->weight.data(), layer->weight.size());
  auto planes = std::make_shared<Tensor>(Shape{shape.n, maps_out, shape.h, shape.w});
  steps_.emplace_back([x, layer, planes, pool = pool_] {
    counted_kernel_runs.fetch_add(1, std::memory_order_relaxed);
    pointwise_linear(*x, *layer, planes->view(), pool);
  });
  const NhwcMaps out = empty_maps(size);
  std::vector<Piece> pieces;
  for (const Band& band : bands_of(size, 0.0)) {
    const memory::desc target = rows_desc(size, band.end - band.first);
    const memory::desc source({1, maps_out, band.end - band.first, shape.w}, memory::data_type::f32,
                              {maps_out * planes->plane_stride(), planes->plane_stride(), shape.w, 1});
    const dnnl::reorder::primitive_desc desc(one_dnn_cpu(), source, one_dnn_cpu(), target, without_activation());
    pieces.push_back({dnnl::reorder(desc),
                      {{DNNL_ARG_FROM, memory_at(source, planes->plane(band.image, 0).data() + band.first * shape.w)},
                       {DNNL_ARG_TO, memory_at(target, out.row(band.image, band.first))},
                       {DNNL_ARG_SCRATCHPAD, memory(desc.scratchpad_desc(), one_dnn_cpu())}}});
  }
  add(std::move(pieces), {planes, out.values});
  return out;
}

}  // namespace pw

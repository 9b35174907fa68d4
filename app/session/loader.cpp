#include "app/session/loader.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/document/presets.h"
#include "app/session/saver.h"
#include "compute/io/image_file.h"
#include "compute/io/layer_file.h"
#include "compute/io/recognise.h"
#include "compute/parallel/thread_pool.h"
#include "compute/scene/scene.h"

namespace pw {
namespace {

struct Loaded {
  Action action;
  std::string message;
};

// What a job may know of the document that was current when it began.
struct Context {
  Document document;
  std::string assets_folder;
  std::shared_ptr<FeatureExtractor> features;
  ExtractorKind extractor;
  PhotoSize photo_size;
};

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// The layer that the user has is kept where it fits the new stack.
std::shared_ptr<const NamedLayer> layer_for(const Context& context, const InputStack& input, const Origin& origin,
                                            std::string& message) {
  const Document& before = context.document;
  if (before.parameters().cin != input.shape().c) return default_layer(input, origin, context.assets_folder);
  if (before.origin.extractor != origin.extractor) {
    message += ". The weights were kept: they fit, but were made for other maps";
  }
  return before.layer;
}

Loaded input_loaded(const Context& context, SceneInput scene, std::shared_ptr<const InputStack> input, Origin origin,
                    std::string message) {
  auto layer = layer_for(context, *input, origin, message);
  return {
      SetInput{std::move(scene.image), std::move(scene.truth), std::move(input), std::move(layer), std::move(origin)},
      std::move(message)};
}

// `origin` lacks only the extractor.
Expected<Loaded> load_features(const Context& context, SceneInput scene, Origin origin, Progress& progress,
                               ThreadPool& pool) {
  const Image& image = *scene.image;
  auto maps = context.features->extract(image, context.extractor, &pool, &progress);
  if (!maps) return Unexpected(maps.error());
  auto input = make_input_stack(std::move(*maps), &pool);
  const std::string message =
      fmt::format("{}: {} × {} pixels → {} maps of {} × {}", file_name(origin.source), image.height, image.width,
                  input->shape().c, input->shape().h, input->shape().w);
  origin.extractor = context.extractor;
  return input_loaded(context, std::move(scene), std::move(input), std::move(origin), message);
}

Expected<Loaded> load_image(const Context& context, const std::string& path, Progress& progress, ThreadPool& pool) {
  auto image = read_image(path);
  if (!image) return Unexpected(image.error());
  const SceneSettings trained;
  const std::string original = fmt::format("{} × {}", image->height, image->width);
  auto shown =
      std::make_shared<const Image>(brought_to_size(*image, context.photo_size, trained.width, trained.height));
  const bool is_smaller = shown->width != image->width || shown->height != image->height;
  auto loaded = load_features(context, {std::move(shown), nullptr}, {path, {}, {}, {}}, progress, pool);
  if (loaded && is_smaller) loaded->message += fmt::format(" (the photo has {})", original);
  return loaded;
}

Expected<Loaded> load_stack(const Context& context, const std::string& path, std::optional<Layout> layout,
                            Progress& progress, ThreadPool& pool) {
  const auto header = read_npy_header(path);
  if (!header) return Unexpected(header.error());
  const Layout taken = layout.value_or(likely_layout(*header));
  const auto shape = stack_shape(path, header->shape, taken);
  if (!shape) return Unexpected(shape.error());
  if (shape->count() == 0) return fail(path, "holds no values: its shape is {}", shape_text(header->shape));
  auto stack = read_npy_stack(path, taken, &progress);
  if (!stack) return Unexpected(stack.error());
  auto input = make_input_stack({std::move(*stack), {}}, &pool);
  const auto all = combine(input->statistics);
  std::string message = fmt::format("{}: {} maps of {} × {}, read as {}", file_name(path), shape->c, shape->h, shape->w,
                                    taken == Layout::kNhwc ? "NHWC" : "NCHW");
  if (all.finite < shape->count()) message += fmt::format(", {} values are not finite", shape->count() - all.finite);
  return input_loaded(context, {}, std::move(input), {path, {}, taken, {}}, std::move(message));
}

NamedLayer name_layer(const Context& context, PointwiseLayer parameters, const std::string& path) {
  const NamedLayer& before = *context.document.layer;
  parameters.activation = before.parameters.activation;
  NamedLayer named{std::move(parameters), file_name(path), {}};
  if (before.parameters.cout == named.parameters.cout) named.output_names = before.output_names;
  return named;
}

// The document's array with its axes the other way round, where that has as many maps as the weights are for.
std::optional<Layout> layout_that_fits(const Document& document, const std::string& weights) {
  const auto& origin = document.origin;
  if (!origin.layout) return std::nullopt;
  const Layout other = *origin.layout == Layout::kNhwc ? Layout::kNchw : Layout::kNhwc;
  const auto header = read_npy_header(origin.source);
  if (!header) return std::nullopt;
  const auto shape = stack_shape(origin.source, header->shape, other);
  if (!shape || !read_layer(weights, std::nullopt, shape->c)) return std::nullopt;
  return other;
}

Expected<Loaded> load_weights(const Context& context, const std::string& path, Progress& progress, ThreadPool& pool) {
  // What "Save weights" wrote comes in two files.
  std::optional<std::string> bias = bias_path(path);
  if (!std::filesystem::exists(*bias)) bias.reset();
  const std::string bias_text = bias ? "bias from " + file_name(*bias) : "no bias";
  auto layer = read_layer(path, bias, context.document.shape().c);
  const auto message = [&](const PointwiseLayer& read) {
    return fmt::format("{}: {} filters of {} weights, {}", file_name(path), read.cout, read.cin, bias_text);
  };
  if (layer) {
    const std::string text = message(*layer);
    return Loaded{SetLayer{std::make_shared<const NamedLayer>(name_layer(context, std::move(*layer), path))}, text};
  }
  const auto other = layout_that_fits(context.document, path);
  if (!other) return Unexpected(layer.error());
  auto flipped = load_stack(context, context.document.origin.source, other, progress, pool);
  if (!flipped) return flipped;
  auto& set = std::get<SetInput>(flipped->action);
  layer = read_layer(path, bias, set.input->shape().c);
  if (!layer) return Unexpected(layer.error());
  flipped->message =
      fmt::format("{}; the stack was read as {} to fit", message(*layer), *other == Layout::kNhwc ? "NHWC" : "NCHW");
  set.layer = std::make_shared<const NamedLayer>(name_layer(context, std::move(*layer), path));
  return flipped;
}

Expected<Loaded> load(const Context& context, const std::string& path, std::optional<Layout> layout, Progress& progress,
                      ThreadPool& pool) {
  const auto kind = recognise(path, context.document.shape().c);
  if (!kind) return Unexpected(kind.error());
  switch (*kind) {
    case FileKind::kImage:
      return load_image(context, path, progress, pool);
    case FileKind::kStack:
      return load_stack(context, path, layout, progress, pool);
    case FileKind::kWeights:
      return load_weights(context, path, progress, pool);
    case FileKind::kLabels:
      break;
  }
  return fail(path, "holds whole numbers in two axes, which are labels; the window opens images, stacks and weights");
}

enum class Entry { kStep, kFirst };

Worker::Completion complete(Session& session, Expected<Loaded> loaded, Entry entry) {
  return [&session, loaded = std::move(loaded), entry] {
    if (!loaded) return session.complain(loaded.error().message());
    session.close_error();
    if (entry == Entry::kFirst) {
      session.begin_with(loaded->action);
    } else {
      session.dispatch(loaded->action);
    }
    session.say(loaded->message);
  };
}

template <class Load>
void start(Session& session, const std::string& label, Context context, Load load_it, Entry entry = Entry::kStep) {
  session.worker().start(
      Worker::Kind::kLoad, label,
      [&session, context = std::move(context), load_it, entry](Progress& progress, ThreadPool& pool) {
        return complete(session, load_it(context, progress, pool), entry);
      });
}

}  // namespace

Loader::Loader(Session& session, std::string assets_folder, ExtractorKind extractor)
    : session_(session),
      assets_folder_(std::move(assets_folder)),
      extractor_(extractor),
      features_(std::make_shared<FeatureExtractor>(assets_folder_)) {}

void Loader::open(const std::string& path, std::optional<Layout> layout) {
  start(session_, "reading " + file_name(path),
        {session_.document(), assets_folder_, features_, extractor_, photo_size_},
        [path, layout](const Context& context, Progress& progress, ThreadPool& pool) {
          return load(context, path, layout, progress, pool);
        });
}

void Loader::open_first(const std::string& path) {
  start(
      session_, "reading " + file_name(path), {session_.document(), assets_folder_, features_, extractor_, photo_size_},
      [path](const Context& context, Progress& progress, ThreadPool& pool) {
        return load(context, path, std::nullopt, progress, pool);
      },
      Entry::kFirst);
}

void Loader::open_hand_checkable() {
  session_.worker().cancel(Worker::Kind::kLoad);
  Document built_in = hand_checkable_document();
  session_.dispatch(SetInput{nullptr, nullptr, built_in.input, built_in.layer, built_in.origin});
  session_.say("Four maps of 3 × 4 whole numbers: check every output in your head");
}

void Loader::open_scene(std::uint64_t seed) {
  start(session_, scene_name(seed), {session_.document(), assets_folder_, features_, extractor_, photo_size_},
        [seed](const Context& context, Progress& progress, ThreadPool& pool) {
          return load_features(context, scene_input(seed), {scene_name(seed), {}, {}, seed}, progress, pool);
        });
}

void Loader::set_extractor(ExtractorKind kind) {
  extractor_ = kind;
  if (session_.document().image == nullptr) {
    session_.say(fmt::format("The next image gets {} features; this stack stays as it is", extractor_name(kind)));
    return;
  }
  const Document& document = session_.document();
  start(session_, fmt::format("{} features", extractor_name(kind)),
        {document, assets_folder_, features_, kind, photo_size_},
        [](const Context& context, Progress& progress, ThreadPool& pool) {
          const Document& same = context.document;
          return load_features(context, {same.image, same.truth}, same.origin, progress, pool);
        });
}

void Loader::set_photo_size(PhotoSize size) {
  photo_size_ = size;
  const Origin& origin = session_.document().origin;
  const bool is_photo = session_.document().image != nullptr && !origin.seed;
  if (is_photo) return open(origin.source);
  session_.say("The next photo is brought to that size");
}

void Loader::flip_layout() {
  const Origin& origin = session_.document().origin;
  if (!origin.layout) return;
  open(origin.source, *origin.layout == Layout::kNhwc ? Layout::kNchw : Layout::kNhwc);
}

Document sample_document(const std::string& assets_folder, ExtractorKind extractor, std::string& error) {
  FeatureExtractor features(assets_folder);
  SceneInput scene = scene_input(kSampleSeed);
  auto maps = features.extract(*scene.image, extractor, nullptr, nullptr);
  if (!maps) {
    error = maps.error().message() + ". The filter bank is used instead";
    extractor = ExtractorKind::kFilterbank;
    maps = features.extract(*scene.image, extractor, nullptr, nullptr);
  }
  const Origin origin{scene_name(kSampleSeed), extractor, {}, kSampleSeed};
  auto input = make_input_stack(std::move(*maps));
  auto layer = default_layer(*input, origin, assets_folder);
  return {std::move(scene.image), std::move(scene.truth), std::move(input), std::move(layer), origin};
}

}  // namespace pw

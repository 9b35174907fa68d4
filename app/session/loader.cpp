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

Loaded input_loaded(const Context& context, std::shared_ptr<const Image> image, std::shared_ptr<const InputStack> input,
                    Origin origin, std::string message) {
  auto layer = layer_for(context, *input, origin, message);
  return {SetInput{std::move(image), std::move(input), std::move(layer), std::move(origin)}, std::move(message)};
}

Expected<Loaded> load_features(const Context& context, std::shared_ptr<const Image> image, const std::string& source,
                               Progress& progress, ThreadPool& pool) {
  auto maps = context.features->extract(*image, context.extractor, &pool, &progress);
  if (!maps) return Unexpected(maps.error());
  auto input = make_input_stack(std::move(*maps), &pool);
  const std::string message = fmt::format("{}: {} × {} pixels → {} maps of {} × {}", file_name(source), image->height,
                                          image->width, input->shape().c, input->shape().h, input->shape().w);
  return input_loaded(context, std::move(image), std::move(input), {source, context.extractor, std::nullopt}, message);
}

Expected<Loaded> load_image(const Context& context, const std::string& path, Progress& progress, ThreadPool& pool) {
  auto image = read_image(path);
  if (!image) return Unexpected(image.error());
  return load_features(context, std::make_shared<const Image>(std::move(*image)), path, progress, pool);
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
  return input_loaded(context, nullptr, std::move(input), {path, std::nullopt, taken}, std::move(message));
}

Expected<Loaded> load_weights(const Context& context, const std::string& path) {
  const std::int64_t cin = context.document.shape().c;
  // What "Save weights" wrote comes in two files.
  std::optional<std::string> bias = bias_path(path);
  if (!std::filesystem::exists(*bias)) bias.reset();
  auto layer = read_layer(path, bias, cin);
  if (!layer) return Unexpected(layer.error());
  const auto& before = *context.document.layer;
  layer->activation = before.parameters.activation;
  NamedLayer named{std::move(*layer), file_name(path), {}};
  if (before.parameters.cout == named.parameters.cout) named.output_names = before.output_names;
  const std::string message = fmt::format("{}: {} filters of {} weights, {}", named.name, named.parameters.cout, cin,
                                          bias ? "bias from " + file_name(*bias) : "no bias");
  return Loaded{SetLayer{std::make_shared<const NamedLayer>(std::move(named))}, message};
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
      return load_weights(context, path);
    case FileKind::kLabels:
      break;
  }
  return fail(path, "holds whole numbers in two axes, which are labels; the window opens images, stacks and weights");
}

Worker::Completion complete(Session& session, Expected<Loaded> loaded) {
  return [&session, loaded = std::move(loaded)] {
    if (!loaded) return session.complain(loaded.error().message());
    session.close_error();
    session.dispatch(loaded->action);
    session.say(loaded->message);
  };
}

template <class Load>
void start(Session& session, std::string label, Context context, Load load_it) {
  session.worker().start(Worker::Kind::kLoad, std::move(label),
                         [&session, context = std::move(context), load_it](Progress& progress, ThreadPool& pool) {
                           return complete(session, load_it(context, progress, pool));
                         });
}

}  // namespace

Loader::Loader(Session& session, std::string assets_folder, ExtractorKind extractor)
    : session_(session),
      assets_folder_(std::move(assets_folder)),
      extractor_(extractor),
      features_(std::make_shared<FeatureExtractor>(assets_folder_)) {}

void Loader::open(const std::string& path, std::optional<Layout> layout) {
  start(session_, "reading " + file_name(path), {session_.document(), assets_folder_, features_, extractor_},
        [path, layout](const Context& context, Progress& progress, ThreadPool& pool) {
          return load(context, path, layout, progress, pool);
        });
}

void Loader::open_hand_checkable() {
  session_.worker().cancel(Worker::Kind::kLoad);
  Document built_in = hand_checkable_document();
  session_.dispatch(SetInput{built_in.image, built_in.input, built_in.layer, built_in.origin});
  session_.say("Four maps of 3 × 4 whole numbers: check every output in your head");
}

void Loader::open_sample() {
  open_image(sample_image(), kSampleName);
}

void Loader::open_image(std::shared_ptr<const Image> image, const std::string& source) {
  start(session_, "features of " + source, {session_.document(), assets_folder_, features_, extractor_},
        [image = std::move(image), source](const Context& context, Progress& progress, ThreadPool& pool) {
          return load_features(context, image, source, progress, pool);
        });
}

void Loader::set_extractor(ExtractorKind kind) {
  extractor_ = kind;
  if (session_.document().image == nullptr) {
    session_.say(fmt::format("The next image gets {} features; this stack stays as it is", extractor_name(kind)));
    return;
  }
  open_image(session_.document().image, session_.document().origin.source);
}

void Loader::flip_layout() {
  const Origin& origin = session_.document().origin;
  if (!origin.layout) return;
  open(origin.source, *origin.layout == Layout::kNhwc ? Layout::kNchw : Layout::kNhwc);
}

Document sample_document(const std::string& assets_folder, ExtractorKind extractor, std::string& error) {
  FeatureExtractor features(assets_folder);
  auto image = sample_image();
  auto maps = features.extract(*image, extractor, nullptr, nullptr);
  if (!maps) {
    error = maps.error().message() + ". The filter bank is used instead";
    extractor = ExtractorKind::kFilterbank;
    maps = features.extract(*image, extractor, nullptr, nullptr);
  }
  const Origin origin{kSampleName, extractor, std::nullopt};
  auto input = make_input_stack(std::move(*maps));
  auto layer = default_layer(*input, origin, assets_folder);
  return {std::move(image), std::move(input), std::move(layer), origin};
}

}  // namespace pw

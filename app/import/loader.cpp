#include "app/import/loader.h"

#include <fmt/format.h>

#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/document/carry_over.h"
#include "app/import/make_input.h"
#include "app/import/presets.h"
#include "app/pairs/fitted_pairs.h"
#include "app/pairs/pair_cases.h"

namespace pw {
namespace {

// For maps of another extractor.
std::string weights_text(const Document& before, const Document& after, const SetInput& set) {
  const Weights& was = before.weights();
  const Weights& now = after.weights();
  if (after.network.layers.front() == set.weights) {
    const std::string text = fmt::format(". The weights that were trained on these maps were loaded: {}", now.name);
    return was.name == now.name ? text : fmt::format("{}; there are none for {}", text, was.name);
  }
  if (now.is_on_other_maps)
    return fmt::format(". The weights were kept{}: they fit, but were made for other maps",
                       has_meaning(now) ? " without names and score" : "");
  if (now.made_for) return ". The weights were kept: they were made for these maps";
  return is_as_shipped(now) ? ". The weights were kept: they fit"
                            : ". The weights were kept: they fit, but may have been made for other maps";
}

// What the user should know about the effect on weights and labels.
std::string side_effects_text(const Document& before, const Document& after, const SetInput& set) {
  std::string text;
  const Change change = change_of_input(before, *set.input.stack);
  if (change == Change::kOtherPicture && !set.replaces_weights && before.source.extractor != set.source.extractor)
    text += weights_text(before, after, set);
  if (const std::string lost = carry_over_text(change, before, after); !lost.empty()) text += ". " + lost;
  return text;
}

}  // namespace

Loader::Loader(Session& session, std::string assets_folder, std::shared_ptr<FeatureExtractor> features,
               ExtractorKind extractor, LoaderOptions options)
    : session_(session),
      assets_folder_(std::move(assets_folder)),
      features_(std::move(features)),
      extractor_(extractor),
      options_(std::move(options)),
      slot_(session.jobs().quick()) {}

OpenContext Loader::context() const {
  OpenContext context = context_of(session_.document(), assets_folder_, features_);
  context.extractor = extractor_;
  context.photo_size = photo_size_;
  context.formats = options_.formats;
  return context;
}

void Loader::start(const std::string& label, Work work, Request request) {
  choice_.reset();
  slot_.start<std::variant<Opened, ArrayChoice>>(
      label,
      [context = context(), work = std::move(work)](Progress& progress, ThreadPool& pool) {
        return work(context, progress, pool);
      },
      [this, request = std::move(request), stack = session_.document().input](const OpenResult& result) {
        handle_result(result, request, stack);
      });
}

void Loader::handle_result(const OpenResult& result, const Request& request,
                           const std::shared_ptr<const InputStack>& stack) {
  if (!result) return show_failure(result.error().message(), request);
  if (const auto* choice = std::get_if<ArrayChoice>(&*result)) {
    if (!options_.can_ask) return show_failure(several_arrays(*choice).message(), request);
    choice_ = *choice;
    choice_request_ = request;
    return;
  }
  const Opened& opened = std::get<Opened>(*result);
  if (opened.is_for_stack && session_.document().input != stack)
    return show_failure("Another stack was opened in the meantime, for which this was not made; try again", request);
  perform(opened, request);
}

void Loader::show_failure(std::string error, const Request& request) {
  FileGroup* group = request.group.get();
  if (group == nullptr || group->count == 1) return session_.show_error(std::move(error));
  if (group->failed++ == 0) group->first_error = std::move(error);
  session_.show_error(
      fmt::format("{} ({} of {} files could not be opened)", group->first_error, group->failed, group->count));
}

void Loader::perform(const Opened& opened, const Request& request) {
  const Document before = session_.document();
  const std::int64_t forgotten = session_.history().forgotten();
  // Weights bring the bias that lies beside them: given as well, it is no step of its own.
  const auto* bias = std::get_if<SetBias>(&opened.action);
  if (bias != nullptr && bias->bias == before.parameters().bias) return session_.show_message(opened.message);
  const bool is_step = request.entry == Entry::kStep;
  const bool performed = is_step ? session_.dispatch(opened.action) : session_.restart(opened.action);
  if (!performed) return show_failure(refusal_text(before, opened.action), request);
  // The failure of another file of the group stays visible.
  if (is_step && (request.group == nullptr || request.group->failed == 0)) session_.close_error();
  const auto* set = std::get_if<SetInput>(&opened.action);
  std::string message = opened.message;
  if (set != nullptr) message += side_effects_text(before, session_.document(), *set);
  // restart() drops steps too, but not to save memory, so it leaves forgotten() unchanged.
  if (session_.history().forgotten() > forgotten) message += ". " + session_.message();
  session_.show_message(std::move(message));
}

void Loader::open_path(const std::string& path, std::optional<AxisOrder> axis_order, Request request) {
  const bool is_for_labels = request.is_for_labels;
  start(
      "reading " + short_name(path, options_.formats),
      [path, axis_order, is_for_labels](const OpenContext& context, Progress& progress, ThreadPool& pool) {
        if (is_for_labels) return open_labels_file(path, context, progress);
        return open_file(path, axis_order, context, progress, pool);
      },
      std::move(request));
}

void Loader::open(const std::string& path, std::optional<AxisOrder> axis_order) {
  open_path(path, axis_order, {});
}

void Loader::open(const std::string& path, Entry entry, std::shared_ptr<FileGroup> group) {
  open_path(path, std::nullopt, {entry, std::move(group)});
}

void Loader::open_labels(const std::string& path) {
  open_path(path, std::nullopt, {Entry::kStep, nullptr, true});
}

void Loader::answer(const std::string& path) {
  if (!choice_) return;
  open_path(path, std::nullopt, choice_request_);
}

void Loader::open_hand_checkable() {
  slot_.cancel();
  choice_.reset();
  perform({SetInput{{nullptr, nullptr, hand_checkable_stack()}, {}, hand_checkable_weights(), true},
           "Four maps of 3 × 4 whole numbers: check every output in your head"},
          {});
}

void Loader::open_scene(std::uint64_t seed, Weather weather) {
  const SceneSource scene{seed, weather};
  start(scene_name(scene),
        [scene](const OpenContext& context, Progress& progress, ThreadPool& pool) {
          Source source;
          source.from = scene;
          source.extractor = context.extractor;
          return open_result(open_source(source, {}, context, progress, pool));
        },
        {});
}

void Loader::set_extractor(ExtractorKind kind) {
  extractor_ = kind;
  const Document& document = session_.document();
  if (document.picture == nullptr) {
    session_.show_message(
        fmt::format("The next image will get {} features; this stack has no image", extractor_name(kind)));
    return;
  }
  start(fmt::format("{} features", extractor_name(kind)),
        [picture = Input{document.picture, document.ground_truth, nullptr}](const OpenContext& context,
                                                                            Progress& progress, ThreadPool& pool) {
          Source source = context.source;
          source.extractor = context.extractor;
          auto made = open_source(source, picture, context, progress, pool);
          if (made) made->is_for_stack = true;
          return open_result(std::move(made));
        },
        {});
}

void Loader::set_photo_size(PhotoSize size) {
  photo_size_ = size;
  const Document& document = session_.document();
  const FileSource* file = document.source.file();
  if (document.picture != nullptr && file != nullptr) return open(file->path);
  session_.show_message("Applies to the next photo");
}

void Loader::flip_axis_order() {
  const Source& source = session_.document().source;
  if (!source.axis_order()) return;
  open(source.file()->path, *source.axis_order() == AxisOrder::kNhwc ? AxisOrder::kNchw : AxisOrder::kNhwc);
}

void Loader::use_preset(const std::string& id, const std::string& explanation) {
  start("ready-made weights",
        [id, explanation, document = session_.document()](const OpenContext& context, Progress&,
                                                          ThreadPool&) -> OpenResult {
          const auto weights =
              make_preset(id, *document.input, document.source, &document.weights(), context.assets_folder);
          if (!weights) return Unexpected(weights.error());
          return Opened{SetWeights{*weights}, explanation, true};
        },
        {});
}

void Loader::use_pair_case(PairCase example) {
  const Document& document = session_.document();
  if (const std::string problem = pair_case_problem(example, document); !problem.empty())
    return session_.show_error("This example " + problem);
  if (!is_fitted(example)) return perform({SetPair{made_pair(example, document)}, ""}, {});
  start("fitting two layers",
        [example, document](const OpenContext& context, Progress& progress, ThreadPool&) -> OpenResult {
          auto pair = fitted_pair(example, document, context.assets_folder, &progress);
          if (!pair) return Unexpected(pair.error());
          return Opened{SetPair{std::move(*pair)}, "", true};
        },
        {});
}

Document sample_document(const std::string& assets_folder, FeatureExtractor& features, ExtractorKind extractor,
                         std::string& error) {
  Source source;
  source.from = SceneSource{kSampleSeed};
  source.extractor = extractor;
  const Input picture = scene_picture(*source.scene());
  auto made = make_input(picture, source, features, nullptr, nullptr);
  if (!made) {
    error = made.error().message() + ". The filter bank is used instead";
    source.extractor = ExtractorKind::kFilterbank;
    made = make_input(picture, source, features, nullptr, nullptr);
  }
  Document document;
  document.picture = made->picture;
  document.ground_truth = made->ground_truth;
  document.input = made->stack;
  document.network = one_layer(default_weights(*document.input, source, nullptr, assets_folder));
  document.source = source;
  return document;
}

}  // namespace pw

#include "app/import/loader.h"

#include <fmt/format.h>

#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/document/carry_over.h"
#include "app/import/make_input.h"
#include "app/import/presets.h"

namespace pw {
namespace {

// What the user should know about the effect on weights and labels.
std::string side_effects_text(const Document& before, const Document& after, const SetInput& set) {
  std::string text;
  const Change change = change_of_input(before, *set.input.stack);
  const bool kept = change == Change::kOtherPicture && !set.replaces_weights;
  if (kept && before.source.extractor != set.source.extractor)
    text += ". The weights were kept: they fit, but were made for other maps";
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

void Loader::start(const std::string& label, Work work, Entry entry) {
  choice_.reset();
  slot_.start<std::variant<Opened, ArrayChoice>>(
      label,
      [context = context(), work = std::move(work)](Progress& progress, ThreadPool& pool) {
        return work(context, progress, pool);
      },
      [this, entry, stack = session_.document().input](const OpenResult& result) {
        handle_result(result, entry, stack);
      });
}

void Loader::handle_result(const OpenResult& result, Entry entry, const std::shared_ptr<const InputStack>& stack) {
  if (!result) return session_.show_error(result.error().message());
  if (const auto* choice = std::get_if<ArrayChoice>(&*result)) {
    if (!options_.can_ask) return session_.show_error(several_arrays(*choice).message());
    choice_ = *choice;
    choice_entry_ = entry;
    return;
  }
  const Opened& opened = std::get<Opened>(*result);
  if (opened.is_for_stack && session_.document().input != stack)
    return session_.show_error("Another stack was opened in the meantime, for which this was not made; try again");
  perform(opened, entry);
}

void Loader::perform(const Opened& opened, Entry entry) {
  const Document before = session_.document();
  const std::int64_t forgotten = session_.history().forgotten();
  const bool performed = entry == Entry::kFirst ? session_.restart(opened.action) : session_.dispatch(opened.action);
  if (!performed) return session_.show_error(refusal_text(before, opened.action));
  // An error about one file on the command line stays visible after the next file has been opened.
  if (entry == Entry::kStep) session_.close_error();
  const auto* set = std::get_if<SetInput>(&opened.action);
  std::string message = opened.message;
  if (set != nullptr) message += side_effects_text(before, session_.document(), *set);
  // restart() drops steps too, but not to save memory, so it leaves forgotten() unchanged.
  if (session_.history().forgotten() > forgotten) message += ". " + session_.message();
  session_.show_message(std::move(message));
}

void Loader::open_path(const std::string& path, std::optional<AxisOrder> axis_order, Entry entry) {
  start(
      "reading " + short_name(path, options_.formats),
      [path, axis_order](const OpenContext& context, Progress& progress, ThreadPool& pool) {
        return open_file(path, axis_order, context, progress, pool);
      },
      entry);
}

void Loader::open(const std::string& path, std::optional<AxisOrder> axis_order) {
  open_path(path, axis_order, Entry::kStep);
}

void Loader::open_first(const std::string& path) {
  open_path(path, std::nullopt, Entry::kFirst);
}

void Loader::answer(const std::string& path) {
  if (!choice_) return;
  open_path(path, std::nullopt, choice_entry_);
}

void Loader::open_hand_checkable() {
  slot_.cancel();
  choice_.reset();
  perform({SetInput{{nullptr, nullptr, hand_checkable_stack()}, {}, hand_checkable_weights(), true},
           "Four maps of 3 × 4 whole numbers: check every output in your head"},
          Entry::kStep);
}

void Loader::open_scene(std::uint64_t seed) {
  start(scene_name(seed), [seed](const OpenContext& context, Progress& progress, ThreadPool& pool) {
    Source source;
    source.from = SceneSource{seed};
    source.extractor = context.extractor;
    return open_result(open_source(source, {}, context, progress, pool));
  });
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
        });
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
        });
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
  document.network = one_layer(default_weights(*document.input, source, assets_folder));
  document.source = source;
  return document;
}

}  // namespace pw

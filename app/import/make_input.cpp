#include "app/import/make_input.h"

#include <utility>

#include "app/document/builtin_inputs.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/files/file_hash.h"

namespace pw {
namespace {

// An array if the source states its axis order, else a picture without its maps.
Expected<Input> read_file(const Source& source, ThreadPool* pool, Progress* progress, const FileFormats& formats) {
  const FileSource& file = *source.file();
  const auto content = open_content(file.path, formats);
  if (!content) return Unexpected(content.error());
  if (const auto* choice = std::get_if<ArrayChoice>(&*content)) return Unexpected(several_arrays(*choice));
  const auto* array = std::get_if<ArrayFile>(&*content);
  if ((array != nullptr) != file.axis_order.has_value())
    return fail(file.path, "is {} when it was opened; open it again",
                array != nullptr ? "an array, but was a picture" : "a picture, but was an array");
  if (array != nullptr) return stack_input(*array, *file.axis_order, pool, progress);
  const auto photo = std::get<PictureFile>(*content).read(progress);
  if (!photo) return Unexpected(photo.error());
  return picture_input(photo->image, source.photo_size);
}

// The file may have been replaced by another one of the same name.
Expected<void> check_content(const FileSource& file, Progress* progress, const FileFormats& formats) {
  if (file.hash.empty()) return {};
  const std::string path = split_array_path(file.path, formats).file;
  const auto hash = file_hash(path, progress);
  if (!hash) return Unexpected(hash.error());
  if (*hash != file.hash) return fail(path, "has changed since it was opened; open it again to use the new content");
  return {};
}

}  // namespace

Input picture_input(const Image& photo, PhotoSize size) {
  const SceneSettings trained;
  auto shown = brought_to_size(photo, size, trained.width, trained.height);
  return Input{std::make_shared<const Image>(std::move(shown)), nullptr, nullptr};
}

Expected<Input> stack_input(const ArrayFile& file, AxisOrder axis_order, ThreadPool* pool, Progress* progress) {
  const auto shape = stack_shape(file.path(), file.header().shape, axis_order);
  if (!shape) return Unexpected(shape.error());
  if (shape->count() == 0)
    return fail(file.path(), "holds no values: its shape is {}", shape_text(file.header().shape));
  auto stack = file.stack(axis_order, progress);
  if (!stack) return Unexpected(stack.error());
  return Input{nullptr, nullptr, make_input_stack({std::move(*stack), {}}, pool)};
}

Expected<Input> make_input(Input picture, const Source& source, FeatureExtractor& features, ThreadPool* pool,
                           Progress* progress) {
  auto maps = features.extract(*picture.picture, source.extractor.value_or(ExtractorKind::kPixels), pool, progress);
  if (!maps) return Unexpected(maps.error());
  picture.stack = make_input_stack(std::move(*maps), pool);
  return picture;
}

Expected<Input> make_input(const Source& source, FeatureExtractor& features, ThreadPool* pool, Progress* progress,
                           const FileFormats& formats) {
  if (source.is_built_in()) return Input{nullptr, nullptr, hand_checkable_stack()};
  if (const SceneSource* scene = source.scene())
    return make_input(scene_picture(*scene), source, features, pool, progress);
  if (auto checked = check_content(*source.file(), progress, formats); !checked) return Unexpected(checked.error());
  auto input = read_file(source, pool, progress, formats);
  if (!input || input->stack != nullptr) return input;
  return make_input(std::move(*input), source, features, pool, progress);
}

Session::MakeInput input_maker(std::shared_ptr<FeatureExtractor> features, FileFormats formats) {
  return [features = std::move(features), formats = std::move(formats)](const Source& source, Progress& progress,
                                                                        ThreadPool& pool) {
    return make_input(source, *features, &pool, &progress, formats);
  };
}

MapsMaker maps_maker(std::shared_ptr<FeatureExtractor> features) {
  return [features = std::move(features)](Input picture, const Source& source, Progress& progress, ThreadPool& pool) {
    return make_input(std::move(picture), source, *features, &pool, &progress);
  };
}

}  // namespace pw

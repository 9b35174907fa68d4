#include "app/import/make_input.h"

#include "app/document/builtin_inputs.h"
#include "compute/io/array_file.h"
#include "compute/io/image_file.h"

namespace pw {
namespace {

Expected<Input> read_stack(const FileSource& file, ThreadPool* pool, Progress* progress) {
  const auto header = read_array_header(file.path);
  if (!header) return Unexpected(header.error());
  const auto shape = stack_shape(file.path, header->shape, *file.layout);
  if (!shape) return Unexpected(shape.error());
  if (shape->count() == 0) return fail(file.path, "holds no values: its shape is {}", shape_text(header->shape));
  auto stack = read_array_stack(file.path, *file.layout, progress);
  if (!stack) return Unexpected(stack.error());
  return Input{nullptr, nullptr, make_input_stack({std::move(*stack), {}}, pool)};
}

}  // namespace

Expected<FilePicture> read_picture(const Source& source) {
  auto image = read_image(source.file()->path);
  if (!image) return Unexpected(image.error());
  const SceneSettings trained;
  auto shown = brought_to_size(*image, source.photo_size, trained.width, trained.height);
  return FilePicture{std::make_shared<const Image>(std::move(shown)), image->width, image->height};
}

Expected<Input> make_input(Input picture, const Source& source, FeatureExtractor& features, ThreadPool* pool,
                           Progress* progress) {
  auto maps = features.extract(*picture.picture, source.extractor.value_or(ExtractorKind::kPixels), pool, progress);
  if (!maps) return Unexpected(maps.error());
  picture.stack = make_input_stack(std::move(*maps), pool);
  return picture;
}

Expected<Input> make_input(const Source& source, FeatureExtractor& features, ThreadPool* pool, Progress* progress) {
  if (source.is_built_in()) return Input{nullptr, nullptr, hand_checkable_stack()};
  if (const SceneSource* scene = source.scene())
    return make_input(scene_picture(*scene), source, features, pool, progress);
  if (source.file()->layout) return read_stack(*source.file(), pool, progress);
  auto picture = read_picture(source);
  if (!picture) return Unexpected(picture.error());
  return make_input({picture->picture, nullptr, nullptr}, source, features, pool, progress);
}

}  // namespace pw

#include "app/pictures/label_picture.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <utility>

namespace pw {
namespace {

static_assert(kUnlabelled == LabelTexture::kNothing);

// The labels of the scene's image as the texture takes them.
std::vector<std::uint8_t> texels_of(const LabelScene& scene) {
  const LabelMap& labels = *scene.labels;
  const auto count = static_cast<std::size_t>(labels.h * labels.w);
  const std::span of_image = std::span(labels.classes).subspan(static_cast<std::size_t>(scene.n) * count, count);
  std::vector<std::uint8_t> texels(of_image.begin(), of_image.end());
  for (std::size_t i = 0; i < count; ++i) {
    if (texels[i] >= LabelTexture::kClasses) {
      texels[i] = LabelTexture::kNothing;
    } else if (!scene.held_out.empty() && scene.held_out[i]) {
      texels[i] |= LabelTexture::kHeldOut;
    }
  }
  return texels;
}

void upload_labels(LabelTexture& texture, const LabelScene& scene) {
  if (scene.labels == nullptr) {
    texture.upload(1, 1, std::array{LabelTexture::kNothing});
    return;
  }
  const LabelMap& labels = *scene.labels;
  assert(scene.n >= 0 && scene.n < labels.n);
  assert(static_cast<std::int64_t>(labels.classes.size()) == labels.n * labels.h * labels.w);
  assert(scene.held_out.empty() || static_cast<std::int64_t>(scene.held_out.size()) == labels.h * labels.w);
  texture.upload(static_cast<int>(labels.w), static_cast<int>(labels.h), texels_of(scene));
}

}  // namespace

GLuint LabelPicture::show(LabelPainter& painter, const ImageTexture* image, LabelScene scene) {
  if (painted_ == scene) return canvas_.texture_id();
  canvas_.resize(std::max(1, scene.width), std::max(1, scene.height));
  upload_labels(labels_, scene);
  painter.paint(canvas_, image, labels_, scene.painting);
  painted_ = std::move(scene);
  return canvas_.texture_id();
}

}  // namespace pw

#include "app/pictures/pictures.h"

#include <algorithm>

#include "compute/scene/base/scene_class.h"

namespace pw {
namespace {

constexpr std::int64_t kOutputBytes = std::int64_t{8} << 20;
constexpr std::int64_t kSelectedBytes = std::int64_t{16} << 20;

}  // namespace

void Pictures::show(const Session& session, const Document& document, std::int64_t n, std::int64_t map) {
  session_ = &session;
  document_ = &document;
  n_ = n;
  map_ = map;
  x_ = nullptr;
  poked_ = {};
}

void Pictures::show_x(const XChanges& x, std::int64_t version) {
  x_ = &x;
  x_version_ = version;
}

void Pictures::show_outputs(const OutputMaps* shown, std::int64_t version, const OutputMaps* before,
                            std::int64_t before_version) {
  poked_ = {shown, before, version, before_version};
}

// Versions of the session's outputs are above zero.
DataVersion Pictures::shown_version() const {
  return {nullptr, poked_.shown != nullptr ? -poked_.version : session_->outputs_version(), n_};
}

void Pictures::show_sums(const OutputMaps& outputs, const DataVersion& version) {
  so_far_ = &outputs;
  so_far_version_ = version;
}

const TextureArray& Pictures::input_maps() {
  const auto& input = document_->input;
  return cache_.array("inputs", {input, 0, n_}, TextureArray::kByteBudget,
                      [&](TextureArray& texture) { texture.upload(input->features.maps, n_); });
}

const TextureArray& Pictures::sums() {
  return cache_.array("sums", shown_version(), kOutputBytes,
                      [&](TextureArray& texture) { texture.upload(shown_outputs().sums(), n_); });
}

const TextureArray& Pictures::so_far() {
  // All maps: the same as the outputs, which are uploaded anyway.
  if (so_far_ == &shown_outputs()) return sums();
  return cache_.array("so far", so_far_version_, kOutputBytes,
                      [&](TextureArray& texture) { texture.upload(so_far_->sums(), n_); });
}

const TextureArray& Pictures::activated() {
  // Without an activation the sums are shown: one upload per frame of a drag is enough.
  if (shown_outputs().activation() == Activation::kNone) return sums();
  return cache_.array("activated", shown_version(), kOutputBytes,
                      [&](TextureArray& texture) { texture.upload(shown_outputs().values(), n_); });
}

const TextureArray& Pictures::at_press() {
  if (poked_.before != nullptr)
    return cache_.array("press", {nullptr, -poked_.before_version, n_}, kOutputBytes,
                        [&](TextureArray& texture) { texture.upload(poked_.before->values(), n_); });
  return cache_.array("press", {nullptr, session_->press_count(), n_}, kOutputBytes,
                      [&](TextureArray& texture) { texture.upload(*session_->outputs_at_press(), n_); });
}

const ImageTexture* Pictures::picture() {
  const auto& picture = document_->picture;
  if (picture == nullptr) return nullptr;
  return &cache_.image("picture", {picture}, [&](ImageTexture& texture) {
    texture.upload(picture->width, picture->height, to_rgb8(*picture));
  });
}

const MaskTexture* Pictures::road_mask() {
  const auto& ground_truth = document_->ground_truth;
  if (ground_truth == nullptr || document_->picture == nullptr) return nullptr;
  return &cache_.mask("road", {ground_truth}, [&](MaskTexture& texture) {
    std::vector<std::uint8_t> mask(ground_truth->size());
    std::ranges::transform(*ground_truth, mask.begin(), [](std::uint8_t label) -> std::uint8_t {
      return is_road(static_cast<SceneClass>(label)) ? 255 : 0;
    });
    texture.upload(document_->picture->width, document_->picture->height, mask);
  });
}

GLuint Pictures::image() {
  const ImageTexture* texture = picture();
  return texture != nullptr ? texture->texture_id() : 0;
}

std::int64_t Pictures::input_step() {
  return input_maps().step();
}

bool Pictures::has_change() const {
  if (poked_.before != nullptr) return true;
  const Tensor* press = session_->outputs_at_press();
  return press != nullptr && press->shape() == session_->outputs().sums().shape();
}

GLuint Pictures::inputs(const WidgetKey& key, const TilePainting& painting) {
  return pictures_[key].show(painter_, input_maps(), painting);
}

GLuint Pictures::selected(const WidgetKey& key, const TilePainting& painting) {
  const auto& input = document_->input;
  const bool is_changed = x_ != nullptr && !x_->empty();
  // The stack's own numbers have one version, whatever was changed and taken back.
  const DataVersion version{input, is_changed ? -x_version_ : map_, is_changed ? map_ : n_};
  const TextureArray& map = cache_.array("selected", version, kSelectedBytes, [&](TextureArray& texture) {
    if (!is_changed) return texture.upload(input->features.maps.view().map(n_, map_), 0);
    Tensor shown({1, 1, input->shape().h, input->shape().w});
    std::ranges::copy(input->features.maps.plane(n_, map_), shown.plane(0, 0).begin());
    for (const Poke& change : x_->all()) {
      if (change.map == map_)
        shown.plane(0, 0)[static_cast<std::size_t>(change.at.y * input->shape().w + change.at.x)] = change.value;
    }
    texture.upload(shown, 0);
  });
  return pictures_[key].show(painter_, map, painting);
}

GLuint Pictures::outputs(const WidgetKey& key, const TilePainting& painting, bool change) {
  const bool subtracts = change && has_change();
  return pictures_[key].show(painter_, activated(), painting, subtracts ? &at_press() : nullptr);
}

GLuint Pictures::arranged(const WidgetKey& key, const DataVersion& version, const TilePainting& painting,
                          const TextureCache::Upload<TextureArray>& upload) {
  return pictures_[key].show(painter_, values(key, version, upload), painting);
}

const TextureArray& Pictures::values(const WidgetKey& key, const DataVersion& version,
                                     const TextureCache::Upload<TextureArray>& upload) {
  return cache_.array(widget_name(key), version, kOutputBytes, upload);
}

GLuint Pictures::block(const WidgetKey& key, const BlockPainting& painting) {
  return blocks_[key].show(block_painter_, painting);
}

std::int64_t Pictures::block_paintings() const {
  std::int64_t count = 0;
  for (const auto& [key, picture] : blocks_) count += picture.repaints();
  return count;
}

GLuint Pictures::sums_so_far(const WidgetKey& key, const TilePainting& painting) {
  return pictures_[key].show(painter_, so_far(), painting);
}

GLuint Pictures::overlay(int width, int height, const Overlay& overlay) {
  return paint_overlay(overlay_, so_far(), width, height, overlay);
}

GLuint Pictures::overlay_of(const WidgetKey& key, const DataVersion& version, int width, int height,
                            const Overlay& overlay, const TextureCache::Upload<TextureArray>& upload) {
  const TextureArray& values = cache_.array(widget_name(key), version, kOutputBytes, upload);
  return paint_overlay(overlays_[key], values, width, height, overlay);
}

GLuint Pictures::paint_overlay(OverlayPicture& shown, const TextureArray& values, int width, int height,
                               const Overlay& overlay) {
  const OverlaySources sources{overlay, &values, values.version(), document_->picture, document_->ground_truth};
  const bool same_size = shown.canvas.width() == width && shown.canvas.height() == height;
  if (same_size && shown.painted == sources) return shown.canvas.texture_id();
  shown.canvas.resize(std::max(1, width), std::max(1, height));
  overlay_painter_.paint(shown.canvas, picture(), values, overlay, road_mask());
  shown.painted = sources;
  return shown.canvas.texture_id();
}

GLuint Pictures::labels(const WidgetKey& key, int width, int height, const LabelPainting& painting,
                        const std::shared_ptr<const LabelMap>& labels, const std::vector<bool>& held_out,
                        const std::shared_ptr<const Image>& ground) {
  const bool has_picture = document_->picture != nullptr || ground == nullptr;
  const ImageTexture* image =
      has_picture ? picture() : &cache_.image("labels.ground", {ground}, [&](ImageTexture& texture) {
        texture.upload(ground->width, ground->height, ground->rgb8);
      });
  return label_pictures_[key].show(
      label_painter_, image,
      {width, height, painting, has_picture ? document_->picture : ground, labels, n_, held_out});
}

}  // namespace pw

#include "renderer/textures/texture_cache.h"

namespace pw {

template <class Texture>
const Texture& TextureCache::updated(Entry<Texture>& entry, const DataVersion& version, const Upload<Texture>& upload) {
  if (!entry.is_filled || entry.version != version) {
    // If the upload throws, the texture may hold parts of both versions.
    entry.is_filled = false;
    upload(entry.texture);
    entry.version = version;
    entry.is_filled = true;
    ++uploads_;
  }
  return entry.texture;
}

const TextureArray& TextureCache::array(const std::string& name, const DataVersion& version, std::int64_t byte_budget,
                                        const Upload<TextureArray>& upload) {
  auto& entry = arrays_[name];
  if (entry == nullptr) entry.reset(new Entry<TextureArray>{TextureArray(byte_budget), {}, false});
  return updated(*entry, version, upload);
}

const ImageTexture& TextureCache::image(const std::string& name, const DataVersion& version,
                                        const Upload<ImageTexture>& upload) {
  return updated(images_[name], version, upload);
}

const MaskTexture& TextureCache::mask(const std::string& name, const DataVersion& version,
                                      const Upload<MaskTexture>& upload) {
  return updated(masks_[name], version, upload);
}

}  // namespace pw

#pragma once
// Textures of CPU data, uploaded only if it has changed.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "renderer/textures/image_texture.h"
#include "renderer/textures/mask_texture.h"
#include "renderer/textures/texture_array.h"

namespace pw {

// Identifies the content of a texture: equal versions mean equal content. The source is kept alive, so that its address
// is not reused.
struct DataVersion {
  std::shared_ptr<const void> source;
  std::int64_t version = 0;
  std::int64_t part = 0;  // of the source: an image of a batch, a map
  bool operator==(const DataVersion&) const = default;
};

// One texture per name. Needs a current context.
class TextureCache {
 public:
  template <class Texture>
  using Upload = std::function<void(Texture&)>;

  // `upload` is called if the texture does not hold this version. The first call for a name sets its `byte_budget`.
  const TextureArray& array(const std::string& name, const DataVersion& version, std::int64_t byte_budget,
                            const Upload<TextureArray>& upload);
  const ImageTexture& image(const std::string& name, const DataVersion& version, const Upload<ImageTexture>& upload);
  const MaskTexture& mask(const std::string& name, const DataVersion& version, const Upload<MaskTexture>& upload);
  // Number of uploads so far.
  std::int64_t uploads() const { return uploads_; }

 private:
  template <class Texture>
  struct Entry {
    Texture texture;
    DataVersion version;
    bool is_filled = false;
  };
  template <class Texture>
  const Texture& updated(Entry<Texture>& entry, const DataVersion& version, const Upload<Texture>& upload);

  std::map<std::string, std::unique_ptr<Entry<TextureArray>>> arrays_;
  std::map<std::string, Entry<ImageTexture>> images_;
  std::map<std::string, Entry<MaskTexture>> masks_;
  std::int64_t uploads_ = 0;
};

}  // namespace pw

#pragma once
// Pictures of the document's data, painted on the GPU.
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/pictures/label_picture.h"
#include "app/presentation/outputs/x_changes.h"
#include "app/presentation/widget_key.h"
#include "app/session/session.h"
#include "renderer/painters/block_painter.h"
#include "renderer/painters/overlay_painter.h"
#include "renderer/painters/tile_picture.h"
#include "renderer/textures/texture_cache.h"

namespace pw {

// Needs a current OpenGL context. Uploads textures and paints pictures lazily, and only if something in them has
// changed. `key` identifies a picture.
class Pictures {
 public:
  // Sets what this frame's pictures show: image n and its selected map. Session and document must outlive the frame;
  // ask for outputs only if they fit the document.
  void show(const Session& session, const Document& document, std::int64_t n, std::int64_t map);
  // Values of x that the picture of the selected map shows in the place of the stack's.
  void show_x(const XChanges& x, std::int64_t version);
  // What outputs() shows in the place of the session's, and what their change is from.
  void show_outputs(const OutputMaps* shown, std::int64_t version, const OutputMaps* before,
                    std::int64_t before_version);
  // The sums that overlay() and sums_so_far() show; `version` identifies them.
  void show_sums(const OutputMaps& outputs, const DataVersion& version);

  // Tiles of the input maps; the layer of a tile is the channel.
  GLuint inputs(const WidgetKey& key, const TilePainting& painting);
  // The selected map at full resolution: the tile's layer is 0.
  GLuint selected(const WidgetKey& key, const TilePainting& painting);
  // Outputs, or their change since the last press.
  GLuint outputs(const WidgetKey& key, const TilePainting& painting, bool change);
  // One map that the caller arranges, such as a matrix: `upload` is called where the picture named `key` does not show
  // this version; the tile's layer is 0.
  GLuint arranged(const WidgetKey& key, const DataVersion& version, const TilePainting& painting,
                  const TextureCache::Upload<TextureArray>& upload);
  // The stack as a block: its faces show input_maps() and values().
  GLuint block(const WidgetKey& key, const BlockPainting& painting);
  // How often a block has been painted so far.
  std::int64_t block_paintings() const;
  const TextureArray& input_maps();
  // A map that the caller arranges, not painted; see arranged().
  const TextureArray& values(const WidgetKey& key, const DataVersion& version,
                             const TextureCache::Upload<TextureArray>& upload);
  // The sums of the maps added so far, before the activation.
  GLuint sums_so_far(const WidgetKey& key, const TilePainting& painting);
  GLuint overlay(int width, int height, const Overlay& overlay);
  // The same of sums that the caller has, one picture per key.
  GLuint overlay_of(const WidgetKey& key, const DataVersion& version, int width, int height, const Overlay& overlay,
                    const TextureCache::Upload<TextureArray>& upload);
  // The image with labels of this batch on it, stretched over width x height pixels. `labels` may be null: no labels.
  // `held_out` is empty, or one per position of the image that is shown: its labels are drawn hollow.
  // `ground` (8 bits) takes the place of the image where the document has none; may be null.
  GLuint labels(const WidgetKey& key, int width, int height, const LabelPainting& painting,
                const std::shared_ptr<const LabelMap>& labels, const std::vector<bool>& held_out,
                const std::shared_ptr<const Image>& ground = nullptr);
  // 0 if the document has none.
  GLuint image();

  // Every step-th row and column of the maps is on the GPU.
  std::int64_t input_step();
  // Whether there are outputs at the last press to compare with.
  bool has_change() const;

 private:
  const OutputMaps& shown_outputs() const { return poked_.shown != nullptr ? *poked_.shown : session_->outputs(); }
  DataVersion shown_version() const;
  const TextureArray& sums();
  const TextureArray& so_far();
  const TextureArray& activated();
  const TextureArray& at_press();
  const ImageTexture* picture();
  const MaskTexture* road_mask();

  const Session* session_ = nullptr;
  const Document* document_ = nullptr;
  std::int64_t n_ = 0;
  std::int64_t map_ = 0;
  const XChanges* x_ = nullptr;
  std::int64_t x_version_ = 0;
  struct Poked {
    const OutputMaps *shown = nullptr, *before = nullptr;  // null: the session's
    std::int64_t version = 0, before_version = 0;
  };
  Poked poked_;
  const OutputMaps* so_far_ = nullptr;
  DataVersion so_far_version_;

  TextureCache cache_;
  TilePainter painter_;
  OverlayPainter overlay_painter_;
  LabelPainter label_painter_;
  BlockPainter block_painter_;
  std::unordered_map<WidgetKey, TilePicture, WidgetKeyHash> pictures_;
  std::unordered_map<WidgetKey, BlockPicture, WidgetKeyHash> blocks_;
  std::unordered_map<WidgetKey, LabelPicture, WidgetKeyHash> label_pictures_;
  struct OverlaySources {
    Overlay overlay;
    const TextureArray* sums = nullptr;
    std::uint64_t sums_version = 0;
    std::shared_ptr<const void> picture, ground_truth;
    bool operator==(const OverlaySources&) const = default;
  };
  struct OverlayPicture {
    Canvas canvas;
    std::optional<OverlaySources> painted;
  };
  GLuint paint_overlay(OverlayPicture& shown, const TextureArray& values, int width, int height,
                       const Overlay& overlay);
  OverlayPicture overlay_;
  std::unordered_map<WidgetKey, OverlayPicture, WidgetKeyHash> overlays_;
};

}  // namespace pw

#pragma once
// The document's data on the graphics card, and the pictures painted from it.
#include <cstdint>
#include <map>
#include <string>

#include "app/session/session.h"
#include "app/view/view_state.h"
#include "renderer/image_texture.h"
#include "renderer/overlay_painter.h"
#include "renderer/tile_picture.h"

namespace pw {

// Needs a current OpenGL context.
class Pictures {
 public:
  // Uploads what changed since the last call: once per frame, before anything is shown.
  void sync(const Session& session, const ViewState& view);
  // Again, for outputs that a drag in this frame has changed; they fit the document.
  void sync_outputs(const Session& session, const ViewState& view);

  // Tiles of the input maps; the layer of a tile is the channel. `name` tells one picture from another.
  GLuint inputs(const std::string& name, const TilePainting& painting);
  // One input map at full resolution: the tile's layer is 0.
  GLuint selected(const std::string& name, const TilePainting& painting);
  // Outputs, or their change since the last press.
  GLuint outputs(const std::string& name, const TilePainting& painting, bool change);
  GLuint overlay(int width, int height, const Overlay& overlay);
  // 0 where the document has none.
  GLuint image() const { return has_image_ ? image_.texture_id() : 0; }

  // Every step-th column and row of the maps is on the card.
  std::int64_t input_step() const { return inputs_.step(); }
  bool has_change() const { return press_uploaded_ > 0; }

 private:
  void sync_inputs(const Session& session, const ViewState& view);

  static constexpr std::int64_t kOutputBytes = std::int64_t{8} << 20;

  TilePainter painter_;
  OverlayPainter overlay_painter_;
  ImageTexture image_;
  bool has_image_ = false;
  MaskTexture truth_;
  bool has_truth_ = false;
  TextureArray inputs_;
  TextureArray selected_{std::int64_t{16} << 20};
  TextureArray sums_{kOutputBytes};
  TextureArray activated_{kOutputBytes};
  bool is_activated_ = false;
  TextureArray press_{kOutputBytes};
  std::shared_ptr<const Image> uploaded_image_;
  std::shared_ptr<const InputStack> uploaded_input_;
  std::int64_t uploaded_n_ = -1;
  std::int64_t uploaded_map_ = -1;
  std::int64_t uploaded_outputs_ = -1;
  std::int64_t uploaded_outputs_n_ = -1;
  std::int64_t press_uploaded_ = 0;

  std::map<std::string, TilePicture> pictures_;
  Canvas overlay_canvas_;
  Overlay overlay_painted_;
  std::uint64_t overlay_version_ = 0;
  GLuint overlay_image_ = 0;
};

}  // namespace pw

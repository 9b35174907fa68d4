#include "app/pictures/pictures.h"

#include <algorithm>

namespace pw {

void Pictures::sync(const Session& session, const ViewState& view) {
  const Document& document = session.document();
  if (document.image != uploaded_image_) {
    uploaded_image_ = document.image;
    has_image_ = document.image != nullptr;
    has_truth_ = has_image_ && document.truth != nullptr;
    if (has_truth_) truth_.upload(document.image->width, document.image->height, *document.truth);
    if (has_image_) {
      image_.upload(document.image->width, document.image->height, to_rgb8(*document.image));
      overlay_version_ = 0;
    }
  }
  sync_inputs(session, view);
  if (session.outputs_fit()) sync_outputs(session, view);
}

void Pictures::sync_inputs(const Session& session, const ViewState& view) {
  const auto& input = session.document().input;
  const bool other_stack = input != uploaded_input_ || view.image != uploaded_n_;
  if (other_stack) {
    inputs_.upload(input->features.maps, view.image);
    uploaded_input_ = input;
    uploaded_n_ = view.image;
  }
  if (other_stack || uploaded_map_ != view.selected_map) {
    selected_.upload(input->features.maps.view().map(view.image, view.selected_map), 0);
    uploaded_map_ = view.selected_map;
  }
}

void Pictures::sync_outputs(const Session& session, const ViewState& view) {
  const OutputMaps& outputs = session.outputs();
  const bool other_image = uploaded_outputs_n_ != view.image;
  if (other_image || uploaded_outputs_ != session.outputs_version()) {
    sums_.upload(outputs.sums(), view.image);
    // Without an activation the sums are what is shown: once is enough in every frame of a drag.
    is_activated_ = outputs.activation() != Activation::kNone;
    if (is_activated_) activated_.upload(outputs.values(), view.image);
    uploaded_outputs_ = session.outputs_version();
    uploaded_outputs_n_ = view.image;
  }
  const Tensor* press = session.outputs_at_press();
  if (press == nullptr || press->shape() != outputs.sums().shape()) {
    press_uploaded_ = 0;
  } else if (other_image || press_uploaded_ != session.press_count()) {
    press_.upload(*press, view.image);
    press_uploaded_ = session.press_count();
  }
}

GLuint Pictures::inputs(const std::string& name, const TilePainting& painting) {
  return pictures_[name].show(painter_, inputs_, painting);
}

GLuint Pictures::selected(const std::string& name, const TilePainting& painting) {
  return pictures_[name].show(painter_, selected_, painting);
}

GLuint Pictures::outputs(const std::string& name, const TilePainting& painting, bool change) {
  const TextureArray& shown = is_activated_ ? activated_ : sums_;
  return pictures_[name].show(painter_, shown, painting, change && has_change() ? &press_ : nullptr);
}

GLuint Pictures::overlay(int width, int height, const Overlay& overlay) {
  const GLuint image = this->image();
  const bool same = overlay == overlay_painted_ && overlay_version_ == sums_.version() && overlay_image_ == image &&
                    overlay_canvas_.width() == width && overlay_canvas_.height() == height;
  if (!same) {
    overlay_canvas_.resize(std::max(1, width), std::max(1, height));
    overlay_painter_.paint(overlay_canvas_, has_image_ ? &image_ : nullptr, sums_, overlay,
                           has_truth_ ? &truth_ : nullptr);
    overlay_painted_ = overlay;
    overlay_version_ = sums_.version();
    overlay_image_ = image;
  }
  return overlay_canvas_.texture_id();
}

}  // namespace pw

#include "app/panels/image/image_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/frame/spoken_look.h"
#include "app/geometry/layout.h"
#include "app/panels/image/map_weights.h"
#include "app/panels/image/mask_buttons.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kBetweenParts = 6.0F;
constexpr float kWidestGap = 60.0F;
constexpr float kMostGrowth = 90.0F;  // of a row
constexpr float kLeastPicture = 24.0F;
constexpr float kLeastBeside = 26.0F;  // the height of pictures beside each other
constexpr float kHeadButtons = 0.62F;  // of the width, beside the title
constexpr float kLittleSmaller = 0.75F;

// Lays out one panel; its rectangle only shrinks as parts are placed.
class Placer {
 public:
  Placer(const Frame& frame, const ImageLayoutRequest& request)
      : frame_(frame),
        request_(request),
        area_(panel_area(frame, request.panel)),
        heading_(frame.fonts().strong->FontSize + frame.px(5)),
        is_low_(request.panel.h < frame.px(400)) {}

  ImageLayout columns();
  ImageLayout low_head() const;
  ImageLayout stacked();
  bool is_wide() const { return area_.w > 2.4F * area_.h && area_.w > frame_.px(700); }

 private:
  bool has_image() const { return request_.image_ratio > 0.0F; }
  // At most so high and so wide.
  Rect picture(ImVec2 at, float w, float h, float ratio) const {
    return whole_size(fit({at.x, at.y, w, std::max(frame_.px(kLeastPicture), h)}, ratio));
  }
  // Few positions are as wide as their numbers need.
  Rect map_alone(float w, float h) const {
    return fit_map({area_.x, area_.y, w, std::max(frame_.px(kLeastPicture), h)}, frame_.document().shape());
  }
  float rows_height(std::int64_t rows, float row_h) const { return MapWeights::height(frame_, rows, row_h); }
  std::int64_t rows_within(float height, float row_h) const;
  float least_row() const { return MapWeights::least_row(frame_); }
  float row_with_ends() const { return MapWeights::row_with_ends(frame_); }
  float mask_h() const { return MaskButtons::height(frame_); }
  void place_weights(ImageLayout& layout, Rect area, float gap, float under) const;
  void place_below(ImageLayout& layout, float above, float gap) const;
  bool has_room_for_ends() const;
  ImageLayout beside(float height, float row_h, bool has_caption) const;
  ImageLayout above_sliders(float row_h) const;
  std::optional<ImageLayout> beside_sliders() const;

  const Frame& frame_;
  const ImageLayoutRequest& request_;
  Rect area_;
  float heading_;
  bool is_low_;
};

std::int64_t Placer::rows_within(float height, float row_h) const {
  std::int64_t rows = request_.weight_rows;
  while (rows > 1 && rows_height(rows, row_h) > height) --rows;
  return rows;
}

// The image, the map and the weights beside each other.
ImageLayout Placer::columns() {
  ImageLayout layout;
  const float gap = 2.0F * frame_.padding();
  const float weights_w = std::max(area_.w / 3.0F, MapWeights::least_width(frame_));
  const float pictures = area_.w - weights_w - gap;
  const float each = has_image() ? std::floor((pictures - gap) / 2.0F) : pictures;
  const float caption = frame_.fonts().small->FontSize + frame_.px(kBetweenParts);
  const float height = area_.h - caption;
  float x = area_.x;
  if (has_image()) {
    layout.image = picture(area_.min(), each, height, request_.image_ratio);
    layout.caption = {area_.x, layout.image.bottom() + frame_.px(kBetweenParts), each, frame_.fonts().small->FontSize};
    x += each + gap;
    layout.heading = {x, request_.panel.y + frame_.px(7), each, heading_};
  }
  layout.map = has_image() ? picture({x, area_.y}, each, height, request_.map_ratio)
                           : map_alone(std::min(each, 0.45F * area_.w), height);
  // Without an image the weights take what the map leaves.
  const float left = has_image() ? area_.right() - weights_w : layout.map.right() + 2.0F * gap;
  const Rect right{left, area_.y, area_.right() - left, area_.h};
  layout.row_h = row_with_ends();
  if (rows_height(request_.weight_rows, layout.row_h) > right.h) layout.row_h = least_row();
  place_weights(layout, right, frame_.px(kBetweenParts), 0.0F);
  layout.mask = {right.x, request_.panel.y + frame_.px(4), right.w, mask_h()};
  layout.mask_is_in_head = true;
  return layout;
}

// In the projector look the buttons stand in the head and the sliders are large; the pictures take what is left: above
// the sliders, or where they are larger there, beside them.
ImageLayout Placer::low_head() const {
  ImageLayout layout = above_sliders(least_row());
  const auto narrow = beside_sliders();
  if (narrow && narrow->map.w > layout.map.w && (narrow->caption.h > 0.0F || layout.caption.h <= 0.0F))
    layout = *narrow;
  const float buttons_w = area_.w * kHeadButtons;
  // Beside the title of the map, which they are for.
  const float y =
      layout.heading.h > 0.0F ? layout.heading.centre().y - mask_h() / 2.0F : request_.panel.y + frame_.px(4);
  layout.mask = {area_.right() - buttons_w, std::floor(y), buttons_w, mask_h()};
  layout.mask_is_in_head = true;
  return layout;
}

// The panel's title is the map's, so it is the map that stands below it.
ImageLayout Placer::above_sliders(float row_h) const {
  const float gap = frame_.px(kBetweenParts);
  const float caption = frame_.fonts().small->FontSize + gap;
  const std::int64_t rows = rows_within(area_.h - frame_.px(kLeastBeside), row_h);
  const float height = area_.h - rows_height(rows, row_h) - gap;
  const float title_h = std::max(heading_, mask_h() + gap / 2.0F);
  const float below = (height - title_h - gap - (request_.needs_caption ? caption : 0.0F)) / 2.0F;
  const float half = std::floor((area_.w - frame_.padding()) / 2.0F);
  const float widest = std::max(request_.map_ratio, request_.image_ratio);
  const float beside = has_image() && request_.needs_caption ? height - caption : height;
  const float side = std::min(beside, half / widest);
  ImageLayout layout;
  float y = area_.y;
  if (has_image() && std::min(below, area_.w / widest) > side && below >= frame_.px(kLeastBeside)) {
    layout.image = picture(area_.min(), area_.w, below, request_.image_ratio);
    y = layout.image.bottom() + gap;
    if (request_.needs_caption) {
      layout.caption = {area_.x, y - gap / 2.0F, area_.w, caption};
      y += caption;
    }
    layout.heading = {area_.x, std::floor(y + (title_h - heading_) / 2.0F), area_.w, heading_};
    layout.map = picture({area_.x, y + title_h}, area_.w, below, request_.map_ratio);
  } else if (has_image() && side >= frame_.px(kLeastBeside)) {
    layout.map = picture(area_.min(), half, beside, request_.map_ratio);
    layout.image = picture({area_.right() - half, y}, half, beside, request_.image_ratio);
    if (request_.needs_caption) layout.caption = {layout.image.x, layout.image.bottom() + gap / 2.0F, half, caption};
  } else {
    layout.map = picture(area_.min(), area_.w, height, request_.map_ratio);
  }
  float above = std::max(layout.image.bottom(), layout.map.bottom());
  if (layout.caption.h > 0.0F) above = std::max(above, layout.caption.bottom() - gap);
  const float free = area_.bottom() - above - gap - rows_height(rows, row_h);
  layout.row_h = row_h + std::clamp(free / static_cast<float>(rows), 0.0F, frame_.px(34));
  layout.weights = {area_.x, above + gap, area_.w, std::max(layout.row_h, area_.bottom() - above - gap)};
  return layout;
}

// The map, and below it the image, left of the sliders, whose numbers stand below them.
std::optional<ImageLayout> Placer::beside_sliders() const {
  const float gap = frame_.px(kBetweenParts);
  const float row_h = MapWeights::narrow_row(frame_);
  const float free = area_.h - rows_height(request_.weight_rows, row_h);
  const float pictures_w = area_.w - MapWeights::narrow_width(frame_) - 2.0F * frame_.padding();
  if (free < 0.0F || pictures_w < frame_.px(kLeastPicture)) return std::nullopt;
  ImageLayout layout;
  const bool has_caption = has_image() && request_.needs_caption;
  const float caption = has_caption ? frame_.fonts().small->FontSize + gap : 0.0F;
  const float each = has_image() ? (area_.h - caption - gap) / 2.0F : area_.h;
  layout.map = picture(area_.min(), pictures_w, each, request_.map_ratio);
  float right = layout.map.right();
  if (has_image()) {
    layout.image = picture({area_.x, layout.map.bottom() + gap}, pictures_w, each, request_.image_ratio);
    right = std::max(right, layout.image.right());
  }
  if (has_caption) layout.caption = {area_.x, layout.image.bottom() + gap / 2.0F, right - area_.x, caption};
  const float x = right + 2.0F * frame_.padding();
  const float growth = std::min(free / static_cast<float>(request_.weight_rows), frame_.px(34));
  layout.row_h = std::floor(row_h + growth);
  layout.weights = {x, area_.y, area_.right() - x, rows_height(request_.weight_rows, layout.row_h)};
  return layout;
}

bool Placer::has_room_for_ends() const {
  if (!is_low_) return true;
  const auto picture_h = [&](float ratio) { return ratio > 0.0F ? std::min(area_.w / ratio, area_.h * 0.45F) : 0.0F; };
  return area_.h - rows_height(request_.weight_rows, row_with_ends()) - mask_h() >=
         picture_h(request_.image_ratio) + picture_h(request_.map_ratio) + heading_ + frame_.px(18);
}

// In a low or narrow panel, pictures below each other may be smaller than beside each other.
ImageLayout Placer::beside(float height, float row_h, bool has_caption) const {
  ImageLayout layout;
  layout.row_h = row_h;
  const float half = std::floor((area_.w - frame_.padding()) / 2.0F);
  layout.heading = {area_.right() - half, request_.panel.y + frame_.px(7), half, heading_};
  layout.image = picture({area_.x, area_.y}, half, height, request_.image_ratio);
  layout.map = picture({layout.heading.x, area_.y}, half, height, request_.map_ratio);
  if (has_caption)
    layout.caption = {area_.x, layout.image.bottom() + frame_.px(kBetweenParts), half, frame_.fonts().small->FontSize};
  return layout;
}

// From top to bottom: the image, what is made of it, the map, its weights.
ImageLayout Placer::stacked() {
  const float gap = frame_.px(kBetweenParts);
  const float small = frame_.fonts().small->FontSize;
  const float row_h = has_room_for_ends() ? row_with_ends() : least_row();
  const bool is_titled_by_map = is_low_ && !has_image();
  const float heading = is_titled_by_map ? 0.0F : heading_ + frame_.px(is_low_ ? 0 : 3);
  const float under = mask_h() + 2.0F * gap;  // the weights
  const std::int64_t rows = rows_within(area_.h - under - heading - frame_.px(kLeastPicture), row_h);
  const float height = area_.h - rows_height(rows, row_h) - under;
  const bool has_caption = has_image() && (!is_low_ || request_.needs_caption);
  const float caption = has_caption ? small + gap : 0.0F;
  const float above_map = (has_image() ? caption + gap : is_titled_by_map ? 0.0F : small + 2.0F * gap) + heading;
  const float most = std::max(frame_.px(40), height - above_map) * (has_image() ? 0.5F : 1.0F);
  const float widest = std::max(request_.map_ratio, request_.image_ratio);
  const float next_to = std::min(height - (has_caption ? caption : heading), area_.w * 0.48F / widest);
  // Little smaller ones fill the width and leave more to the sliders.
  if (has_image() && next_to > kLittleSmaller * std::min(most, area_.w / widest)) {
    ImageLayout layout = beside(height - caption, row_h, has_caption);
    place_below(layout, std::max({layout.image.bottom(), layout.map.bottom(), layout.caption.bottom()}), gap);
    return layout;
  }
  ImageLayout layout;
  layout.row_h = row_h;
  layout.image = has_image() ? picture(area_.min(), area_.w, most, request_.image_ratio) : Rect{area_.x, area_.y, 0, 0};
  const float map_h = height - above_map - layout.image.h;
  layout.map = has_image() ? picture(area_.min(), area_.w, map_h, request_.map_ratio) : map_alone(area_.w, map_h);
  const float free = height - above_map - layout.image.h - layout.map.h;
  // Part of what is left over goes between the pictures, part to the rows and what is around them.
  const float wide = std::clamp(free * 0.12F, 0.0F, frame_.px(kWidestGap));
  if (has_caption) layout.caption = {area_.x, layout.image.bottom() + gap, area_.w, small};
  layout.heading = {area_.x, area_.y + layout.image.h + above_map - heading + wide, area_.w, heading};
  layout.map.y = layout.heading.bottom();
  place_below(layout, layout.map.bottom(), gap + wide);
  return layout;
}

// The weights below `above`, with the buttons under them.
void Placer::place_below(ImageLayout& layout, float above, float gap) const {
  place_weights(layout, {area_.x, above + gap, area_.w, area_.bottom() - above - gap}, gap, mask_h() + gap);
  layout.mask = {area_.x, layout.weights.bottom() + std::max(gap - frame_.px(kBetweenParts), frame_.px(4)), area_.w,
                 mask_h()};
  layout.hint.y = layout.mask.bottom() + gap;
}

// `under`: the room that what stands below them takes.
void Placer::place_weights(ImageLayout& layout, Rect area, float gap, float under) const {
  const float small = frame_.fonts().small->FontSize;
  const float line = small + frame_.px(kBetweenParts);
  const std::int64_t rows = rows_within(area.h - under, layout.row_h);
  float free = area.h - rows_height(rows, layout.row_h) - under;
  const bool has_hint = free > 2.0F * line;
  if (has_hint) free -= 2.0F * line;
  const float growth = std::clamp(free * 0.7F / static_cast<float>(rows), 0.0F, frame_.px(kMostGrowth));
  layout.row_h = std::floor(layout.row_h + growth);
  const float weights_h = rows_height(rows, layout.row_h) + (has_hint ? line : 0.0F);
  layout.weights = {area.x, area.y, area.w, weights_h};
  if (has_hint) layout.hint = {area.x, layout.weights.bottom() + gap, area.w, small};
}

ImageLayout lay_out_with_rows(const Frame& frame, const ImageLayoutRequest& request) {
  Placer placer(frame, request);
  if (placer.is_wide()) return placer.columns();
  return is_spoken(frame) ? placer.low_head() : placer.stacked();
}

}  // namespace

ImageLayout lay_out_image(const Frame& frame, const ImageLayoutRequest& request) {
  constexpr float kMuchLarger = 1.3F;
  ImageLayout layout = lay_out_with_rows(frame, request);
  if (frame.document().network.cout() <= kShownRows) return layout;
  // Of so many outputs some are shown at a time anyway: fewer where the pictures become much larger. To the last row
  // one is enough.
  const int least = is_spoken(frame) ? 1 : 2;
  ImageLayoutRequest fewer = request;
  while (--fewer.weight_rows >= least) {
    const ImageLayout now = lay_out_with_rows(frame, fewer);
    if (now.map.w >= kMuchLarger * layout.map.w) layout = now;
  }
  return layout;
}

}  // namespace pw

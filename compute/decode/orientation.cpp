#include "compute/decode/orientation.h"

#include <libexif/exif-data.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "compute/decode/image_header.h"

namespace pw {
namespace {

constexpr int kLastOrientation = 8;
// A JPEG's segment holds no more. Other blocks may, but the orientation stands near their start.
constexpr std::size_t kMaxExifBytes = std::size_t{1} << 16;

struct ExifFree {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

int number_of(const ExifEntry& entry, ExifByteOrder order) {
  if (entry.components < 1) return kAsStored;
  if (entry.format == EXIF_FORMAT_SHORT && entry.size >= 2) return exif_get_short(entry.data, order);
  if (entry.format == EXIF_FORMAT_LONG && entry.size >= 4) return static_cast<int>(exif_get_long(entry.data, order));
  if (entry.format == EXIF_FORMAT_BYTE && entry.size >= 1) return *entry.data;
  return kAsStored;
}

// Where the pixel at (x, y) of the upright image is stored, in an image of this size.
std::pair<int, int> stored_place(int x, int y, int width, int height, int orientation) {
  const int from_right = width - 1, from_bottom = height - 1;
  switch (orientation) {
    case 2:
      return {from_right - x, y};
    case 3:
      return {from_right - x, from_bottom - y};
    case 4:
      return {x, from_bottom - y};
    case 5:
      return {y, x};
    case 6:
      return {y, from_bottom - x};
    case 7:
      return {from_right - y, from_bottom - x};
    case 8:
      return {from_right - y, x};
    default:
      return {x, y};
  }
}

template <class Value>
std::vector<Value> turned(const std::vector<Value>& rgb, const Image& stored, const Image& upright, int orientation) {
  if (rgb.empty()) return {};
  std::vector<Value> out(rgb.size());
  auto to = out.begin();
  for (int y = 0; y < upright.height; ++y) {
    for (int x = 0; x < upright.width; ++x) {
      const auto [from_x, from_y] = stored_place(x, y, stored.width, stored.height, orientation);
      const auto from = rgb.begin() + (static_cast<std::ptrdiff_t>(from_y) * stored.width + from_x) * 3;
      to = std::copy_n(from, 3, to);
    }
  }
  return out;
}

}  // namespace

int exif_orientation(std::span<const std::byte> exif) {
  if (exif.empty()) return kAsStored;
  std::vector<unsigned char> block(kExifName.begin(), kExifName.end());
  for (const std::byte byte : exif.first(std::min(exif.size(), kMaxExifBytes)))
    block.push_back(static_cast<unsigned char>(byte));
  const std::unique_ptr<ExifData, ExifFree> data(exif_data_new());
  if (!data) return kAsStored;
  // Nothing is to be repaired: the tag is read as it is.
  exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data(data.get(), block.data(), static_cast<unsigned int>(block.size()));
  const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  const int orientation = entry != nullptr ? number_of(*entry, exif_data_get_byte_order(data.get())) : kAsStored;
  return orientation >= kAsStored && orientation <= kLastOrientation ? orientation : kAsStored;
}

Image upright(Image stored, int orientation) {
  if (orientation == kAsStored) return stored;
  Image image;
  image.width = stored.width;
  image.height = stored.height;
  if (orientation >= 5) std::swap(image.width, image.height);
  image.rgb8 = turned(stored.rgb8, stored, image, orientation);
  image.rgb16 = turned(stored.rgb16, stored, image, orientation);
  return image;
}

}  // namespace pw

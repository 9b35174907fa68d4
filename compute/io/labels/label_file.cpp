#include "compute/io/labels/label_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

constexpr std::int64_t kMostLabels = std::int64_t{1} << 26;
constexpr int kHalfBright = 127;

std::string sides_text(std::int64_t h, std::int64_t w) {
  return fmt::format("{} × {}", h, w);
}

std::string images_text(std::int64_t n) {
  return n == 1 ? "one image" : fmt::format("{} images", n);
}

Expected<void> check_size(const std::string& subject, const LabelSize& size, const Shape& maps) {
  if (size.n != maps.n) {
    return fail(subject, "has labels for {}, but the stack has {}; give an array {}", images_text(size.n),
                images_text(maps.n), maps.n == 1 ? "(H, W)" : fmt::format("({}, H, W)", maps.n));
  }
  if (size.h < maps.h || size.w < maps.w) {
    return fail(subject, "has {} labels, too few for maps of {}; give one for each position, or for each pixel",
                sides_text(size.h, size.w), sides_text(maps.h, maps.w));
  }
  // Divided, since the sides are the file's and their product may overflow.
  if (size.n > kMostLabels || size.h > kMostLabels / size.n || size.w > kMostLabels / (size.n * size.h)) {
    return fail(subject, "has {} labels for {}, more than the {} that can be read; reduce them to {}",
                sides_text(size.h, size.w), images_text(size.n), kMostLabels, sides_text(maps.h, maps.w));
  }
  return {};
}

bool has_class(std::span<const std::uint8_t> classes) {
  return std::ranges::any_of(classes, [](std::uint8_t kind) { return kind != kNoClass; });
}

// `given` has the size that has been checked.
Expected<FileLabels> at_resolution_of(const std::string& subject, std::vector<std::uint8_t> given,
                                      const LabelSize& size, const Shape& maps) {
  if (!has_class(given))
    return fail(subject, "labels nothing: every value is 255 or -1, which mean \"not labelled\"; give classes from 0");
  if (size.h == maps.h && size.w == maps.w) return FileLabels{std::move(given), ""};
  FileLabels reduced;
  reduced.note = "reduced by majority from " + sides_text(size.h, size.w);
  const auto per_image = static_cast<std::size_t>(size.h * size.w);
  for (std::int64_t n = 0; n < size.n; ++n) {
    const auto image = std::span(given).subspan(static_cast<std::size_t>(n) * per_image, per_image);
    const auto classes = reduce_labels(image, size.h, size.w, maps.h, maps.w);
    reduced.classes.insert(reduced.classes.end(), classes.begin(), classes.end());
  }
  if (!has_class(reduced.classes)) {
    return fail(subject, "has {} labels, but more than half of them at no position of the maps; label larger areas",
                sides_text(size.h, size.w));
  }
  return reduced;
}

std::optional<std::uint8_t> class_of(float value) {
  if (value == -1.0F) return kNoClass;
  if (value < 0.0F || value > static_cast<float>(kNoClass)) return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

// Pictures that were saved as JPEG are grey but for rounding.
bool is_grey(std::span<const std::uint8_t> rgb) {
  constexpr int kRounding = 8;
  for (std::size_t i = 0; i < rgb.size(); i += 3) {
    const auto [darkest, brightest] = std::minmax({rgb[i], rgb[i + 1], rgb[i + 2]});
    if (brightest - darkest > kRounding) return false;
  }
  return true;
}

}  // namespace

Expected<LabelSize> label_size(const ArrayFile& array) {
  const ArrayHeader& header = array.header();
  const auto& shape = header.shape;
  if (header.is_float())
    return fail(array.path(), "holds floating-point numbers; labels are whole numbers: save them as uint8");
  if (shape.size() == 2) return LabelSize{1, shape[0], shape[1]};
  if (shape.size() == 3) return LabelSize{shape[0], shape[1], shape[2]};
  return fail(array.path(), "has the shape {}; labels have 2 axes, (H, W), or 3 with the batch", shape_text(shape));
}

Expected<FileLabels> read_labels(const ArrayFile& array, const Shape& maps) {
  const std::string& path = array.path();
  const auto size = label_size(array);
  if (!size) return Unexpected(size.error());
  if (auto fits = check_size(path, *size, maps); !fits) return Unexpected(fits.error());
  // Exact as far as classes go: float32 holds every whole number up to 2^24, and larger ones stay large.
  const auto values = array.values();
  if (!values) return Unexpected(values.error());
  std::vector<std::uint8_t> classes;
  classes.reserve(values->size());
  for (const float value : *values) {
    const auto kind = class_of(value);
    if (!kind) {
      return fail(path, "has the label {:.0f}; classes are 0 to 254, and 255 or -1 mean \"not labelled\"", value);
    }
    classes.push_back(*kind);
  }
  return at_resolution_of(path, std::move(classes), *size, maps);
}

Expected<FileLabels> labels_of_picture(const std::string& path, const Image& picture, const Shape& maps) {
  const LabelSize size{1, picture.height, picture.width};
  if (auto fits = check_size(path, size, maps); !fits) return Unexpected(fits.error());
  const std::vector<std::uint8_t> rgb = to_rgb8(picture);
  if (!is_grey(rgb)) {
    return fail(path,
                "is a picture in colour; labels are black (class 0) and white (class 1), or whole numbers in a "
                ".npy file");
  }
  std::vector<std::uint8_t> classes;
  classes.reserve(rgb.size() / 3);
  int brightest = 0;
  for (std::size_t i = 0; i < rgb.size(); i += 3) {
    brightest = std::max<int>(brightest, rgb[i]);
    classes.push_back(rgb[i] > kHalfBright ? 1 : 0);
  }
  // Classes saved as shades of grey would all become class 0.
  if (brightest > 0 && brightest <= kHalfBright) {
    return fail(path,
                "has no pixel brighter than {}, which would be class 1; if its greys are the classes, save them "
                "as whole numbers in a .npy file",
                kHalfBright);
  }
  return at_resolution_of(path, std::move(classes), size, maps);
}

}  // namespace pw

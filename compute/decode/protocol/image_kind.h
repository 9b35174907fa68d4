#pragma once
// The kinds of image files that are decoded, by their first bytes.
#include <cstddef>
#include <optional>
#include <span>

namespace pw {

enum class ImageKind { kPng, kJpeg, kBmp };

// 8 bytes are enough. Absent: none of them.
std::optional<ImageKind> image_kind(std::span<const std::byte> bytes);

}  // namespace pw

#include "compute/decode/protocol/image_kind.h"

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace pw {
namespace {

constexpr std::array<std::pair<std::string_view, ImageKind>, 3> kSignatures = {
    {{"\x89PNG\r\n\x1a\n", ImageKind::kPng}, {"\xFF\xD8\xFF", ImageKind::kJpeg}, {"BM", ImageKind::kBmp}}};

}  // namespace

std::optional<ImageKind> image_kind(std::span<const std::byte> bytes) {
  for (const auto& [signature, kind] : kSignatures) {
    if (bytes.size() >= signature.size() && std::memcmp(bytes.data(), signature.data(), signature.size()) == 0)
      return kind;
  }
  return std::nullopt;
}

}  // namespace pw

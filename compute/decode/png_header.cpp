#include "compute/decode/png_header.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "compute/decode/protocol/image_limits.h"
#include "compute/decode/stored_numbers.h"

namespace pw {
namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr std::size_t kChunkStartBytes = 8;  // length and type
constexpr std::size_t kCrcBytes = 4;
constexpr std::uint32_t kPaletteColour = 3;
constexpr std::uint32_t kAlphaBit = 4;
constexpr std::size_t kColourBytes = 3;
// Far more than a file of the largest size has.
constexpr std::size_t kMaxChunks = 1'000'000;

struct PngChunk {
  std::size_t at = 0;  // of its length
  std::string_view type;
  std::span<const std::byte> content;

  std::size_t content_end() const { return at + kChunkStartBytes + content.size(); }
};

struct PngChunks {
  std::vector<PngChunk> whole;        // in file order, up to the end chunk or to where the file is cut off
  std::optional<std::string> cut_in;  // the type of a chunk whose content is not all there

  const PngChunk* first(std::string_view type) const {
    const auto found = std::ranges::find(whole, type, &PngChunk::type);
    return found != whole.end() ? &*found : nullptr;
  }
  const PngChunk* last(std::string_view type) const {
    const auto found = std::find_if(whole.rbegin(), whole.rend(), [&](const PngChunk& c) { return c.type == type; });
    return found != whole.rend() ? &*found : nullptr;
  }
};

PngChunks chunks_of(std::span<const std::byte> file) {
  PngChunks chunks;
  std::size_t at = kSignatureBytes;
  while (at < file.size() && file.size() - at >= kChunkStartBytes && chunks.whole.size() <= kMaxChunks) {
    const std::size_t length = big_endian_32(file, at);
    const auto type = stored_text(file.subspan(at + 4, 4));
    const auto rest = file.subspan(at + kChunkStartBytes);
    if (length > rest.size()) {
      chunks.cut_in = std::string(type);
      break;
    }
    chunks.whole.push_back({at, type, rest.first(length)});
    if (type == "IEND") break;
    at = chunks.whole.back().content_end() + kCrcBytes;
  }
  return chunks;
}

// stb_image checks no checksums, so those of rewritten chunks may be zero.
void append_chunk(std::vector<std::byte>& out, std::string_view type, std::span<const std::byte> content) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::byte>(content.size() >> shift & 255U));
  const auto letters = std::as_bytes(std::span(type));
  out.insert(out.end(), letters.begin(), letters.end());
  out.insert(out.end(), content.begin(), content.end());
  out.insert(out.end(), kCrcBytes, std::byte{0});
}

std::vector<std::byte> rewritten_png(std::span<const std::byte> file, const PngChunks& chunks,
                                     std::size_t palette_bytes) {
  std::vector<std::byte> out(file.begin(), file.begin() + kSignatureBytes);
  const PngChunk* pixels = chunks.last("IDAT");
  for (const PngChunk& chunk : chunks.whole) {
    if (chunk.at > pixels->at) break;
    std::vector<std::byte> palette;
    if (chunk.type == "PLTE" && chunk.content.size() < palette_bytes) {
      palette.assign(chunk.content.begin(), chunk.content.end());
      palette.resize(palette_bytes);
    }
    append_chunk(out, chunk.type, palette.empty() ? chunk.content : palette);
  }
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace

Expected<ImageHeader> read_png_header(const std::string& subject, std::span<const std::byte> file,
                                      std::int64_t most_bytes) {
  const PngChunks chunks = chunks_of(file);
  if (!chunks.whole.empty() && chunks.whole.front().type == "CgBI")
    return fail(subject, "is a PNG in Apple's own variant, which is not read; save it as an ordinary PNG");
  if (chunks.whole.empty() || chunks.whole.front().type != "IHDR" || chunks.whole.front().content.size() != 13)
    return fail(subject, "is a damaged image: its PNG header is not there");
  if (chunks.whole.size() > kMaxChunks)
    return fail(subject, "is a damaged image: it has more than {} chunks", kMaxChunks);
  const auto start = chunks.whole.front().content;
  const std::uint32_t depth = stored_byte(start, 8);
  const std::uint32_t colour = stored_byte(start, 9);
  ImageHeader header;
  header.width = big_endian_32(start, 0);
  header.height = big_endian_32(start, 4);
  header.is_deep = depth == 16;
  // Up to four channels twice: unpacked and without filters, or before and after a conversion. Interlaced ones are put
  // together from parts besides, and what is unpacked grows by doubling.
  const std::int64_t channels_held = stored_byte(start, 12) != 0 ? 14 : 8;
  if (auto fits =
          check_image_size(subject, header.width, header.height, channels_held * (header.is_deep ? 2 : 1), most_bytes);
      !fits)
    return Unexpected(fits.error());

  if (chunks.cut_in == "IDAT" || chunks.first("IDAT") == nullptr)
    return fail(subject, "is a damaged image: it is cut off before the end of its pixels");
  header.has_alpha = (colour & kAlphaBit) != 0 || chunks.first("tRNS") != nullptr;
  if (const PngChunk* exif = chunks.first("eXIf")) header.exif = exif->content;
  const PngChunk* palette = chunks.first("PLTE");
  const std::size_t palette_bytes = colour == kPaletteColour && depth <= 8 ? kColourBytes << depth : 0;
  const bool has_short_palette = palette != nullptr && palette->content.size() < palette_bytes;
  if (has_short_palette || chunks.first("IEND") == nullptr)
    header.rewritten = rewritten_png(file, chunks, palette_bytes);
  return header;
}

}  // namespace pw

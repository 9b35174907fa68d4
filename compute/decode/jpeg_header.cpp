#include "compute/decode/jpeg_header.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "compute/decode/protocol/image_limits.h"
#include "compute/decode/stored_numbers.h"

namespace pw {
namespace {

constexpr std::string_view kAdobeName = "Adobe";
constexpr std::uint32_t kTem = 0x01, kProgressive = 0xC2, kDht = 0xC4, kJpgReserved = 0xC8, kDac = 0xCC, kRst0 = 0xD0,
                        kRst7 = 0xD7, kSoi = 0xD8, kEoi = 0xD9, kSos = 0xDA, kDhp = 0xDE, kApp1 = 0xE1, kApp14 = 0xEE,
                        kSof55 = 0xF7;

constexpr std::size_t kMaxStrayMarkers = 10'000;

bool is_restart(std::uint32_t marker) {
  return marker >= kRst0 && marker <= kRst7;
}

bool begins_frame(std::uint32_t marker) {
  const bool is_table = marker == kDht || marker == kJpgReserved || marker == kDac;
  return (marker >= 0xC0 && marker <= 0xCF && !is_table) || marker == kDhp || marker == kSof55;
}

struct JpegFrame {
  std::uint32_t marker = 0;
  std::uint32_t bits = 0;
  std::int64_t width = 0, height = 0;
  std::vector<std::uint32_t> sampling;  // per channel: horizontal times 16, plus vertical
};

// What the markers of a file say.
struct JpegMarkers {
  std::optional<JpegFrame> frame;
  bool has_adobe = false;  // says how four channels are stored
  bool has_end = false;
  std::span<const std::byte> exif;
  std::vector<std::size_t> stray;  // positions of two-byte markers that mean nothing there, ascending
};

class JpegReader {
 public:
  explicit JpegReader(std::span<const std::byte> file) : file_(file) {}

  JpegMarkers read() {
    at_ = 2;
    while (!markers_.has_end && markers_.stray.size() < kMaxStrayMarkers && find_marker()) {
      const std::uint32_t marker = stored_byte(file_, at_ + 1);
      if (marker == kEoi) {
        markers_.has_end = true;
      } else if (is_restart(marker) || marker == kTem || marker == kSoi) {
        markers_.stray.push_back(at_);
        at_ += 2;
      } else if (!read_segment(marker)) {
        break;
      }
    }
    return std::move(markers_);
  }

 private:
  // Moves to the next marker, past fill bytes. False at the end of the file.
  bool find_marker() {
    while (at_ + 1 < file_.size()) {
      const bool is_marker =
          file_[at_] == std::byte{0xFF} && file_[at_ + 1] != std::byte{0xFF} && file_[at_ + 1] != std::byte{0};
      if (is_marker) return true;
      ++at_;
    }
    return false;
  }

  bool read_segment(std::uint32_t marker) {
    if (at_ + 4 > file_.size()) return false;
    const std::size_t length = big_endian_16(file_, at_ + 2);
    if (length < 2 || length > file_.size() - at_ - 2) return false;
    const auto content = file_.subspan(at_ + 4, length - 2);
    at_ += 2 + length;
    if (begins_frame(marker) && !markers_.frame) read_frame(marker, content);
    const std::string_view text = stored_text(content);
    if (marker == kApp1 && markers_.exif.empty() && text.starts_with(kExifName))
      markers_.exif = content.subspan(kExifName.size());
    if (marker == kApp14 && text.starts_with(kAdobeName) && content.size() >= 12) markers_.has_adobe = true;
    if (marker == kSos) skip_scan();
    return true;
  }

  void read_frame(std::uint32_t marker, std::span<const std::byte> content) {
    if (content.size() < 6) return;
    JpegFrame frame{marker, stored_byte(content, 0), big_endian_16(content, 3), big_endian_16(content, 1), {}};
    const std::size_t channels = stored_byte(content, 5);
    if (content.size() < 6 + channels * 3) return;
    for (std::size_t i = 0; i < channels; ++i) frame.sampling.push_back(stored_byte(content, 7 + i * 3));
    markers_.frame = std::move(frame);
  }

  // Moves past entropy-coded data, in which FF is followed by 0 or by a restart. Restarts at its end, which belong to
  // no data, are left.
  void skip_scan() {
    std::size_t run = 0, end_of_run = 0;  // of restarts without data between them
    const auto follows_run = [&] {
      const auto between = file_.subspan(end_of_run, at_ - end_of_run);
      return std::ranges::all_of(between, [](std::byte byte) { return byte == std::byte{0xFF}; });
    };
    while (find_marker() && is_restart(stored_byte(file_, at_ + 1))) {
      if (!follows_run()) run = at_;
      at_ += 2;
      end_of_run = at_;
    }
    if (follows_run()) at_ = run;
  }

  std::span<const std::byte> file_;
  std::size_t at_ = 0;
  JpegMarkers markers_;
};

// Empty for the kinds that are decoded.
std::string unread_kind(const JpegFrame& frame) {
  const bool is_arithmetic = frame.marker >= 0xC9 && frame.marker <= 0xCF;
  const bool is_lossless = frame.marker == 0xC3 || frame.marker == 0xC7 || frame.marker == 0xCB || frame.marker == 0xCF;
  if (frame.marker == kSof55) return "a JPEG-LS file";
  if (is_lossless) return "a lossless JPEG";
  if (is_arithmetic) return "a JPEG with arithmetic coding";
  if (frame.marker > kProgressive) return "a hierarchical JPEG";
  if (frame.bits != 8) return fmt::format("a JPEG with {} bits per channel", frame.bits);
  if (frame.height == 0) return "a JPEG that states its height only at its end";
  if (frame.sampling.size() != 1 && frame.sampling.size() != 3 && frame.sampling.size() != 4)
    return fmt::format("a JPEG with {} channels", frame.sampling.size());
  std::uint32_t most_across = 1, most_down = 1;
  for (const std::uint32_t sampling : frame.sampling) {
    most_across = std::max(most_across, sampling >> 4);
    most_down = std::max(most_down, sampling & 15U);
  }
  const bool has_fractions = std::ranges::any_of(frame.sampling, [&](std::uint32_t sampling) {
    const std::uint32_t across = sampling >> 4, down = sampling & 15U;
    return across != 0 && down != 0 && (most_across % across != 0 || most_down % down != 0);
  });
  return has_fractions ? "a JPEG whose channels have sizes in fractional ratios" : "";
}

// Per pixel: the channels, of progressive ones two bytes of coefficients besides, and RGB made of them; later RGB
// twice.
std::int64_t bytes_held(const JpegFrame& frame) {
  const auto channels = static_cast<std::int64_t>(frame.sampling.size());
  return std::max<std::int64_t>(6, channels * (frame.marker == kProgressive ? 3 : 1) + 3);
}

// "Adobe", version 100, no flags, channels as they are: CMYK.
constexpr std::array<unsigned char, 16> kAdobeCmyk = {0xFF, kApp14, 0,   14, 'A', 'd', 'o', 'b',
                                                      'e',  0,      100, 0,  0,   0,   0,   0};

std::vector<std::byte> rewritten_jpeg(std::span<const std::byte> file, const JpegMarkers& markers, bool is_cmyk) {
  std::vector<std::byte> out;
  out.reserve(file.size() + kAdobeCmyk.size());
  out.insert(out.end(), file.begin(), file.begin() + 2);
  const auto adobe = std::as_bytes(std::span(kAdobeCmyk));
  if (is_cmyk) out.insert(out.end(), adobe.begin(), adobe.end());
  std::size_t at = 2;
  const auto copy_to = [&](std::size_t end) {
    const auto part = file.subspan(at, end - at);
    out.insert(out.end(), part.begin(), part.end());
    at = end + 2;
  };
  for (const std::size_t stray : markers.stray) copy_to(stray);
  copy_to(file.size());
  return out;
}

}  // namespace

Expected<ImageHeader> read_jpeg_header(const std::string& subject, std::span<const std::byte> file,
                                       std::int64_t most_bytes) {
  const JpegMarkers markers = JpegReader(file).read();
  if (!markers.frame) return fail(subject, "is a damaged image: it ends before it states its size");
  if (const std::string kind = unread_kind(*markers.frame); !kind.empty())
    return fail(subject, "is {}, which is not read; save it as PNG or as a baseline JPEG", kind);
  ImageHeader header;
  header.width = markers.frame->width;
  header.height = markers.frame->height;
  header.exif = markers.exif;
  if (auto fits = check_image_size(subject, header.width, header.height, bytes_held(*markers.frame), most_bytes); !fits)
    return Unexpected(fits.error());
  if (markers.stray.size() == kMaxStrayMarkers)
    return fail(subject, "is a damaged image: it has {} markers that mean nothing", kMaxStrayMarkers);
  if (!markers.has_end) return fail(subject, "is a damaged image: it is cut off before its end");
  const bool is_cmyk = markers.frame->sampling.size() == 4 && !markers.has_adobe;
  if (is_cmyk || !markers.stray.empty()) header.rewritten = rewritten_jpeg(file, markers, is_cmyk);
  return header;
}

}  // namespace pw

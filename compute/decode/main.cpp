// pointwise-decode MOST_BYTES CPU_SECONDS: decodes the image file on standard input within these limits, and writes
// the answer of protocol/answer.h to standard output. The program starts one for each image.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include "compute/decode/confinement.h"
#include "compute/decode/decode_image.h"
#include "compute/decode/protocol/image_limits.h"

namespace pw {
namespace {

// What the program itself takes, and lists of a file's parts.
constexpr std::int64_t kOwnBytes = std::int64_t{256} << 20;

constexpr std::int64_t kMaxArgument = std::int64_t{1} << 40;

// Up to kMaxArgument.
std::optional<std::int64_t> positive_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number =
      error == std::errc{} && end == text.data() + text.size() && number > 0 && number <= kMaxArgument;
  return is_number ? std::optional(number) : std::nullopt;
}

Expected<std::int64_t> input_bytes() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0) return fail("", "cannot be examined: {}", std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return fail("", "is not a regular file");
  if (status.st_size > kMaxImageFileBytes)
    return fail("", "has {} MB, more than the limit of {} MB", status.st_size >> 20, kMaxImageFileBytes >> 20);
  return status.st_size;
}

// From its start, wherever others who have it open have read to.
Expected<std::vector<std::byte>> read_input(std::int64_t size) {
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = pread(STDIN_FILENO, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail("", "cannot be read: {}", std::strerror(errno));
    if (got == 0) return fail("", "ends after {} bytes, earlier than when it was opened", done);
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Expected<ImageAnswer> decode_input(std::int64_t most_bytes, std::int64_t cpu_seconds) {
  const auto size = input_bytes();
  if (!size) return Unexpected(size.error());
  // The file, and its rewritten form.
  if (!limit_resources({most_bytes + 2 * *size + kOwnBytes, cpu_seconds}))
    return fail("", "cannot be decoded: the limits of the image decoder could not be set");
  const auto file = read_input(*size);
  if (!file) return Unexpected(file.error());
  if (!forbid_system_calls()) return fail("", "cannot be decoded: the image decoder could not be confined");
  return decode_image("", *file, most_bytes);
}

bool answer_input(std::int64_t most_bytes, std::int64_t cpu_seconds) {
  try {
    return write_answer(STDOUT_FILENO, decode_input(most_bytes, cpu_seconds));
  } catch (const std::bad_alloc&) {
    return write_answer(STDOUT_FILENO, fail("", "needs more memory to be decoded than there is"));
  }
}

}  // namespace
}  // namespace pw

int main(int argc, char** argv) {
  const auto most_bytes = argc == 3 ? pw::positive_number(argv[1]) : std::nullopt;
  const auto cpu_seconds = argc == 3 ? pw::positive_number(argv[2]) : std::nullopt;
  if (!most_bytes || !cpu_seconds) return 2;
  // What the program's end would do besides is not needed, nor allowed any more.
  _exit(pw::answer_input(*most_bytes, *cpu_seconds) ? 0 : 1);
}

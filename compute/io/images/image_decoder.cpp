#include "compute/io/images/image_decoder.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "compute/decode/protocol/answer_reader.h"
#include "compute/decode/protocol/image_limits.h"
#include "compute/io/files/quoted_name.h"
#include "compute/io/images/child_process.h"
#include "compute/io/images/image_budget.h"

namespace pw {
namespace {

using Clock = std::chrono::steady_clock;

// What it may take to end after it has answered.
constexpr std::chrono::seconds kEndTime{30};
// How soon a cancelled one is given up.
constexpr std::int64_t kCancelCheckMs = 20;

Unexpected undecodable(const std::string& subject, std::string_view reason) {
  return fail(subject, "cannot be decoded: {}; save it as PNG with another program", reason);
}

Unexpected took_too_long(const std::string& subject) {
  return undecodable(subject, "the image decoder took too long");
}

// Of a decoder that has closed its pipe.
Unexpected ended_badly(const std::string& subject, const ProcessEnd& end) {
  if (end.is_late) return took_too_long(subject);
  switch (end.signal) {
    case 0:
      return undecodable(subject, "the image decoder gave no whole answer");
    case SIGXCPU:
      return took_too_long(subject);
    case SIGKILL:
      return undecodable(subject, "the image decoder was stopped from outside, perhaps for lack of memory");
    case SIGSYS:
      return undecodable(subject, "the image decoder was stopped, since it did what decoding does not need");
    default:
      return undecodable(subject, "the image decoder crashed");
  }
}

class AnswerPipe {
 public:
  AnswerPipe(const std::string& subject, int descriptor, Clock::time_point deadline, const Progress* progress)
      : subject_(subject), descriptor_(descriptor), deadline_(deadline), progress_(progress) {}

  // Until the pipe ends.
  Expected<void> read_into(AnswerReader& reader) const {
    for (;;) {
      if (auto ready = wait(); !ready) return ready;
      const auto room = reader.room();
      const ssize_t got = read(descriptor_, room.data(), room.size());
      if (got == 0) return {};
      if (got < 0 && errno != EINTR) return undecodable(subject_, std::strerror(errno));
      if (auto taken = reader.took(static_cast<std::size_t>(std::max<ssize_t>(got, 0))); !taken) return taken;
    }
  }

 private:
  // For something to read, or the end.
  Expected<void> wait() const {
    for (;;) {
      if (progress_ != nullptr && progress_->cancelled()) return fail(subject_, "cancelled");
      const std::int64_t left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
      if (left <= 0) return took_too_long(subject_);
      pollfd readable{descriptor_, POLLIN, 0};
      const std::int64_t at_most = progress_ != nullptr ? kCancelCheckMs : std::int64_t{1'000'000};
      const int ready = poll(&readable, 1, static_cast<int>(std::min(left, at_most)));
      if (ready > 0) return {};
      if (ready < 0 && errno != EINTR) return undecodable(subject_, std::strerror(errno));
    }
  }

  const std::string& subject_;
  int descriptor_;
  Clock::time_point deadline_;
  const Progress* progress_;
};

Expected<ImageAnswer> answer_of(ChildProcess& child, const std::string& subject, std::int64_t most_bytes,
                                Clock::time_point deadline, const Progress* progress) {
  AnswerReader reader(subject, most_bytes);
  if (auto read = AnswerPipe(subject, child.output(), deadline, progress).read_into(reader); !read)
    return Unexpected(read.error());
  const ProcessEnd end = child.wait(std::min(deadline, Clock::now() + kEndTime));
  const bool ended_well = !end.is_late && end.status == 0 && end.signal == 0;
  if (!reader.is_complete() || !ended_well) return ended_badly(subject, end);
  return reader.take();
}

}  // namespace

ImageDecoder image_decoder() {
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  // Never one in whatever folder is the current one.
  if (error) return {};
  return {(executable.parent_path() / "pointwise-decode").string()};
}

Expected<DecodedImage> decode_file(const InputFile& file, const ImageDecoder& decoder, const Progress* progress) {
  const std::string& subject = file.path();
  if (file.size() > kMaxImageFileBytes)
    return fail(subject, "has {} MB, more than the limit of {} MB", file.size() >> 20, kMaxImageFileBytes >> 20);
  const auto deadline = Clock::now() + decoder.deadline;
  const std::int64_t most_bytes = image_byte_budget();
  auto child = ChildProcess::start(
      decoder.program, {std::to_string(most_bytes), std::to_string(decoder.cpu_time.count())}, file.descriptor());
  if (!child) {
    return fail(subject, "cannot be decoded: the image decoder {} {}; install Pointwise again",
                decoder.program.empty() ? "pointwise-decode" : decoder.program, child.error().reason);
  }
  auto answer = answer_of(*child, subject, most_bytes, deadline, progress);
  if (!answer) return Unexpected(Error{subject, shown_text(answer.error().reason)});
  return DecodedImage{std::move(answer->image), changes_text(*answer)};
}

}  // namespace pw

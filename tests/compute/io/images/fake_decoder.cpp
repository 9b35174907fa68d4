// In the place of pointwise-decode: does whatever the file on its standard input names.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>
#include <map>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "compute/decode/confinement.h"
#include "compute/decode/protocol/answer.h"

namespace {

constexpr std::int64_t kMegabyte = std::int64_t{1} << 20;

void put(std::span<const std::byte> bytes) {
  if (write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) _exit(3);
}

void put_text(const std::string& text) {
  put(std::as_bytes(std::span(text)));
}

void put_header(const pw::AnswerHeader& header) {
  put(std::as_bytes(std::span(&header, 1)));
}

pw::AnswerHeader image_header(std::uint32_t width, std::uint32_t height) {
  pw::AnswerHeader header;
  header.width = width;
  header.height = height;
  header.bits = 8;
  return header;
}

// 2 × 2 pixels have 12 bytes.
void put_pixels(std::size_t bytes) {
  put_header(image_header(2, 2));
  put_text(std::string(bytes, 'x'));
}

void refuse(const std::string& reason) {
  pw::write_answer(STDOUT_FILENO, pw::fail("", "{}", reason));
}

[[noreturn]] void wait_for_ever() {
  for (;;) pause();
}

void crash() {
  // A sanitizer's handler would only tell about it.
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
}

void spin(std::int64_t cpu_seconds) {
  pw::limit_resources({kMegabyte << 10, cpu_seconds});
  for (volatile std::uint64_t turns = 0;;) turns = turns + 1;
}

void eat_memory() {
  pw::limit_resources({300 * kMegabyte, 60});
  std::vector<std::vector<char>> eaten;
  try {
    while (eaten.size() < 100) eaten.emplace_back(10 * kMegabyte, 'x');
  } catch (const std::bad_alloc&) {
    eaten.clear();
    return refuse("has eaten what there is");
  }
  refuse("has eaten more than it may");
}

void open_a_file() {
  if (pw::forbid_system_calls()) open("/dev/null", O_RDONLY | O_CLOEXEC);
  refuse("has opened a file");
}

void answer_without_end() {
  put_header(image_header(2, 2));
  for (;;) put_text(std::string(4'096, 'x'));
}

std::string input_text() {
  std::array<char, 100> text{};
  const ssize_t bytes = read(STDIN_FILENO, text.data(), text.size());
  return {text.data(), static_cast<std::size_t>(bytes < 0 ? 0 : bytes)};
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cpu_seconds = argc == 3 ? std::stoll(argv[2]) : 1;
  pw::AnswerHeader next_version = image_header(2, 2);
  ++next_version.version;
  const std::map<std::string, std::function<void()>> acts = {
      {"answer well", [] { put_pixels(12); }},
      {"hang", wait_for_ever},
      {"close and hang", [] { close(STDOUT_FILENO), wait_for_ever(); }},
      {"hang within the answer", [] { put_pixels(3), wait_for_ever(); }},
      {"spin", [&] { spin(cpu_seconds); }},
      {"eat memory", eat_memory},
      {"open a file", open_a_file},
      {"crash", crash},
      {"crash after the answer", [] { put_pixels(12), crash(); }},
      {"be killed", [] { std::raise(SIGKILL); }},
      {"exit", [] { _exit(1); }},
      {"say nothing", [] {}},
      {"answer nonsense", [] { put_text("Of all that a decoder could answer, this is the least helpful."); }},
      {"answer in another version", [&] { put_header(next_version); }},
      {"answer a vast image", [] { put_header(image_header(0xFFFFFFFFU, 0xFFFFFFFFU)); }},
      {"answer too little", [] { put_pixels(11); }},
      {"answer too much", [] { put_pixels(13); }},
      {"answer without end", answer_without_end},
      {"refuse in two lines", [] { refuse("is\ntwo lines"); }},
      {"refuse in another script", [] { refuse("is \xFFodd"); }},
  };
  const auto act = acts.find(input_text());
  if (act == acts.end()) return 2;
  act->second();
  return 0;
}

#include "compute/io/files/file_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "compute/io/files/input_file.h"

namespace pw {
namespace {

constexpr std::int64_t kHashBlockBytes = std::int64_t{1} << 20;

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

Expected<std::string> file_hash(const std::string& path, Progress* progress) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
  if (state == nullptr) throw std::bad_alloc();
  XXH3_128bits_reset(state.get());
  std::vector<std::byte> block(static_cast<std::size_t>(std::min(kHashBlockBytes, file->size())));
  for (std::int64_t at = 0; at < file->size(); at += kHashBlockBytes) {
    if (progress != nullptr) {
      if (progress->cancelled()) return fail(path, "cancelled");
      progress->report(static_cast<float>(at) / static_cast<float>(file->size()));
    }
    const auto bytes = std::span(block).first(static_cast<std::size_t>(std::min(kHashBlockBytes, file->size() - at)));
    if (auto read = file->read_at(at, bytes); !read) return Unexpected(read.error());
    XXH3_128bits_update(state.get(), bytes.data(), bytes.size());
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace pw

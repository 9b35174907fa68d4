#include "compute/machine/memory_limit.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

// A mounted tree of groups: proc_pid_mountinfo(5).
struct GroupMount {
  std::string group;  // the group that is mounted
  std::string place;  // where
  bool is_version_2 = false;
};

bool lists(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t comma = words.find(',');
    if (words.substr(0, comma) == word) return true;
    words = comma == std::string_view::npos ? std::string_view() : words.substr(comma + 1);
  }
  return false;
}

std::optional<GroupMount> parse_mount(const std::string& line) {
  const std::size_t dash = line.find(" - ");
  if (dash == std::string::npos) return std::nullopt;
  std::istringstream before(line.substr(0, dash)), after(line.substr(dash + 3));
  std::string id, parent, device, type, source, options;
  GroupMount mount;
  before >> id >> parent >> device >> mount.group >> mount.place;
  after >> type >> source >> options;
  mount.is_version_2 = type == "cgroup2";
  if (!mount.is_version_2 && !(type == "cgroup" && lists(options, "memory"))) return std::nullopt;
  return mount;
}

std::vector<GroupMount> group_mounts(const std::string& root) {
  std::vector<GroupMount> mounts;
  std::ifstream file(root + "/proc/self/mountinfo");
  for (std::string line; std::getline(file, line);) {
    if (auto mount = parse_mount(line)) mounts.push_back(std::move(*mount));
  }
  return mounts;
}

// The process' group in the hierarchy of that version: cgroups(7).
std::optional<std::string> own_group(const std::string& root, bool is_version_2) {
  std::ifstream file(root + "/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string_view controllers = std::string_view(line).substr(first + 1, second - first - 1);
    if (is_version_2 ? controllers.empty() : lists(controllers, "memory")) return line.substr(second + 1);
  }
  return std::nullopt;
}

// "max" is no limit.
std::int64_t limit_in(const fs::path& path) {
  std::ifstream file(path);
  std::string text;
  file >> text;
  std::int64_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  return error == std::errc() && limit > 0 ? limit : kUnlimited;
}

// Of the process' group and all above it, as far as they can be seen.
std::int64_t limit_of(const GroupMount& mount, const std::string& group, const std::string& root) {
  const char* const name = mount.is_version_2 ? "memory.max" : "memory.limit_in_bytes";
  const fs::path top = root + mount.place;
  // From inside a container the group may have another name than the one that is mounted there.
  fs::path below = fs::path(group).lexically_relative(mount.group);
  if (below.empty() || *below.begin() == "..") below = ".";
  std::int64_t limit = limit_in(top / name);
  fs::path at = top;
  for (const fs::path& part : below) limit = std::min(limit, limit_in((at /= part) / name));
  return limit;
}

// Libraries and what is held already count as well.
std::int64_t address_space_left() {
  const std::int64_t limit = address_space_limit();
  if (limit == kUnlimited) return kUnlimited;
  std::int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return std::max<std::int64_t>(limit - pages * sysconf(_SC_PAGESIZE), 0);
}

}  // namespace

std::int64_t control_group_limit(const std::string& root) {
  std::int64_t limit = kUnlimited;
  for (const GroupMount& mount : group_mounts(root)) {
    if (const auto group = own_group(root, mount.is_version_2)) limit = std::min(limit, limit_of(mount, *group, root));
  }
  return limit;
}

std::int64_t address_space_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur >= static_cast<rlim_t>(kUnlimited)) return kUnlimited;
  return static_cast<std::int64_t>(limit.rlim_cur);
}

std::int64_t memory_limit() {
  // Read once: a limit that changes while the program runs is rare.
  static const std::int64_t kGroups = control_group_limit();
  const std::int64_t ram = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return std::min({ram, kGroups, address_space_left()});
}

}  // namespace pw

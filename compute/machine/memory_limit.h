#pragma once
// How much memory this process may use.
#include <cstdint>
#include <string>

namespace pw {

// Bytes: the least of the machine's RAM, the limits of the control groups that the process is in (a container's limit),
// and the address space that its limit leaves now. What others use meanwhile is not known. Any thread.
std::int64_t memory_limit();

// Of address space (RLIMIT_AS, ulimit -v), what is in use included; INT64_MAX without a limit.
std::int64_t address_space_limit();

// The least limit of the process' own control groups and all above them, of version 2 (memory.max) and 1
// (memory.limit_in_bytes); INT64_MAX without a limit. `root` is put before /proc and before the places where the groups
// are mounted.
std::int64_t control_group_limit(const std::string& root = "");

}  // namespace pw

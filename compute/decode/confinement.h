#pragma once
// What pointwise-decode gives up before it looks at a file, so that a fault in a library does no harm.
#include <cstdint>

namespace pw {

struct DecoderLimits {
  std::int64_t address_space_bytes = 0;
  std::int64_t cpu_seconds = 0;
};

// Of this process: its address space, its CPU time (SIGXCPU ends it), no files besides those that are open, no core
// dumps, no new privileges; it ends with the process that started it. False if a limit could not be set.
bool limit_resources(const DecoderLimits& limits);

// From here on this process may compute, use memory and write to standard output; whatever else it asks of the system
// ends it (SIGSYS). Does nothing where the system has no such filter. False if the filter was refused.
bool forbid_system_calls();

// Sanitizers reserve terabytes of address space and ask much of the system: in their builds only the CPU time is
// limited, and this is false.
bool is_confined_build();

}  // namespace pw

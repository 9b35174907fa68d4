#include "compute/machine/processor.h"

#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#define POINTWISE_HAS_CPUID
#include <cpuid.h>
#endif

#include <array>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

namespace pw {
namespace {

std::string without_spaces_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

#ifdef POINTWISE_HAS_CPUID
// EAX, EBX, ECX, EDX of a leaf; zeros where the processor does not have it.
std::array<unsigned, 4> cpuid(unsigned leaf) {
  std::array<unsigned, 4> r{};
  if (__get_cpuid(leaf, r.data(), &r[1], &r[2], &r[3]) == 0) r = {};
  return r;
}

std::string processor_name() {
  std::array<char, 49> text{};
  for (unsigned part = 0; part < 3; ++part) {
    const auto r = cpuid(0x80000002U + part);
    std::memcpy(text.data() + std::size_t{16} * part, r.data(), 16);
  }
  return without_spaces_around(text.data());
}

// AMD's and Intel's manuals, CPUID leaf 1: the extended parts count where the base family is 15 (the model's also
// where it is 6).
std::string generation_text() {
  const unsigned signature = cpuid(1)[0];
  if (signature == 0) return {};
  const unsigned base = signature >> 8 & 15U;
  const unsigned family = base + (base == 15 ? signature >> 20 & 255U : 0U);
  const unsigned model = (signature >> 4 & 15U) + (base == 15 || base == 6 ? (signature >> 16 & 15U) << 4 : 0U);
  return "family " + std::to_string(family) + ", model " + std::to_string(model);
}
#else
// Not all systems have the file, and not all processors a line of that kind in it.
std::string processor_name() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name") && line.find(':') != std::string::npos)
      return without_spaces_around(std::string_view(line).substr(line.find(':') + 1));
  }
  return {};
}

std::string generation_text() {
  return {};
}
#endif

}  // namespace

std::string processor_text() {
  std::string name = processor_name();
  if (name.empty()) name = "unknown processor";
  const std::string generation = generation_text();
  return generation.empty() ? name : name + ", " + generation;
}

}  // namespace pw

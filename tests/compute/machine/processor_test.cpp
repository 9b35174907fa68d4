#include "compute/machine/processor.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace pw {
namespace {

// The value of the first line of /proc/cpuinfo with that key; empty without one.
std::string listed(const std::string& key) {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || line.substr(0, line.find_last_not_of(" \t", colon - 1) + 1) != key) continue;
    const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
    return begin == std::string::npos ? "" : line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
  }
  return {};
}

TEST(Processor, IsNamedWithFamilyAndModelAsTheSystemDoes) {
  const std::string name = listed("model name"), family = listed("cpu family"), model = listed("model");
  if (name.empty() || family.empty() || model.empty()) GTEST_SKIP() << "/proc/cpuinfo does not name the processor";
  EXPECT_EQ(processor_text(), name + ", family " + family + ", model " + model);
}

TEST(Processor, IsNeverWithoutAName) {
  EXPECT_FALSE(processor_text().empty());
}

}  // namespace
}  // namespace pw

#include "compute/machine/processor.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace pw {
namespace {

std::string text_of(const std::string& cpuinfo) {
  std::istringstream stream(cpuinfo);
  return processor_text_of(stream);
}

TEST(Processor, IsNamedWithFamilyAndModel) {
  EXPECT_EQ(text_of("processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 26\nmodel\t\t: 2\n"
                    "model name\t: AMD EPYC \nstepping\t: 1\n\n"
                    "processor\t: 1\ncpu family\t: 6\nmodel\t\t: 143\nmodel name\t: another\n"),
            "AMD EPYC, family 26, model 2");
}

TEST(Processor, IsNamedAsFarAsTheSystemSays) {
  EXPECT_EQ(text_of("model name\t: Cortex-A72: r0p3\nno colon\n"), "Cortex-A72: r0p3");
  EXPECT_EQ(text_of("processor\t: 0\ncpu family\t: 25\nmodel\t\t: 17\n"), "unknown processor, family 25, model 17");
  EXPECT_EQ(text_of(""), "unknown processor");
}

TEST(Processor, OfThisMachineHasAName) {
  EXPECT_FALSE(processor_text().empty());
}

}  // namespace
}  // namespace pw

#include "compute/machine/memory_limit.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();

class ControlGroupLimit : public FolderTest {
 protected:
  void write(const std::string& path, const std::string& text) const {
    const std::filesystem::path file = this->path("root" + path);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  std::int64_t limit() const { return control_group_limit(path("root")); }
};

TEST_F(ControlGroupLimit, NoneWithoutControlGroups) {
  EXPECT_EQ(limit(), kNone);
}

TEST_F(ControlGroupLimit, IsThatOfTheOwnGroup) {
  write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n");
  write("/proc/self/cgroup", "0::/user.slice/app.scope\n");
  write("/sys/fs/cgroup/user.slice/app.scope/memory.max", "300000000\n");
  EXPECT_EQ(limit(), 300'000'000);
}

TEST_F(ControlGroupLimit, OneAboveCountsIfItIsLess) {
  write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
  write("/proc/self/cgroup", "0::/a/b/c\n");
  write("/sys/fs/cgroup/a/memory.max", "200000000\n");
  write("/sys/fs/cgroup/a/b/memory.max", "max\n");
  write("/sys/fs/cgroup/a/b/c/memory.max", "900000000\n");
  write("/sys/fs/cgroup/other/memory.max", "1000\n");
  EXPECT_EQ(limit(), 200'000'000);
}

TEST_F(ControlGroupLimit, MaxIsNone) {
  write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
  write("/proc/self/cgroup", "0::/a\n");
  write("/sys/fs/cgroup/a/memory.max", "max\n");
  EXPECT_EQ(limit(), kNone);
}

TEST_F(ControlGroupLimit, InAContainerTheMountedGroupIsTheOwn) {
  // With a namespace of its own,
  write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n");
  write("/proc/self/cgroup", "0::/\n");
  write("/sys/fs/cgroup/memory.max", "180000000\n");
  EXPECT_EQ(limit(), 180'000'000);
  // and without.
  write("/proc/self/mountinfo", "30 23 0:26 /docker/f00 /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n");
  write("/proc/self/cgroup", "0::/docker/f00/inner\n");
  write("/sys/fs/cgroup/inner/memory.max", "90000000\n");
  EXPECT_EQ(limit(), 90'000'000);
  // The group of a process that was put elsewhere after the namespace was made.
  write("/proc/self/cgroup", "0::/../elsewhere\n");
  EXPECT_EQ(limit(), 180'000'000);
}

TEST_F(ControlGroupLimit, OfVersion1IsThatOfTheMemoryController) {
  write("/proc/self/mountinfo",
        "31 23 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct\n"
        "32 23 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
        "33 23 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
  write("/proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/batch/job\n0::/x\n");
  write("/sys/fs/cgroup/cpu/batch/job/memory.limit_in_bytes", "1000\n");
  write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
  write("/sys/fs/cgroup/memory/batch/job/memory.limit_in_bytes", "500000000\n");
  EXPECT_EQ(limit(), 500'000'000);
}

TEST_F(ControlGroupLimit, NonsenseIsNone) {
  write("/proc/self/mountinfo", "nonsense\n - \n30 23 0:26 / /sys/fs/cgroup rw - cgroup2\n");
  write("/proc/self/cgroup", "nonsense\n0:\n0::/a\n");
  write("/sys/fs/cgroup/a/memory.max", "-5\n");
  write("/sys/fs/cgroup/memory.max", "a lot\n");
  EXPECT_EQ(limit(), kNone);
}

TEST(MemoryLimit, IsBelowTheMachinesMemory) {
  EXPECT_GT(memory_limit(), 0);
  EXPECT_LT(memory_limit(), kNone);
}

}  // namespace
}  // namespace pw

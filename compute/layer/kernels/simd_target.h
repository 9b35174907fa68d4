#pragma once
// The instruction set in use.

namespace pw {

// "AVX3_ZEN4", "AVX2", "NEON", …: what the kernels run on here. Lives as long as the program.
const char* simd_target_name();

}  // namespace pw

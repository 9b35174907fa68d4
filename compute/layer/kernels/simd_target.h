#pragma once
// The instruction set in use.

namespace pw {

// "AVX3_ZEN4", "AVX2", "NEON", …: what the kernels use on this machine. A static string.
const char* simd_target_name();
// Whether the kernels' multiply-add rounds once, as std::fma does.
bool simd_target_has_fma();

}  // namespace pw

#pragma once
// Error messages for jobs that throw.
#include <string>

#include "compute/core/error.h"

namespace pw {

Error out_of_memory(const std::string& label);

// The error for the exception being handled; call in a catch block. `error` comes from out_of_memory() and is reused.
Error current_error(Error error) noexcept;

}  // namespace pw

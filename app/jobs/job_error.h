#pragma once
// What the user is told when a job throws.
#include <string>

#include "compute/core/error.h"

namespace pw {

Error out_of_memory(const std::string& label);

// In a handler: the error for the exception that is being handled. `error` is that of out_of_memory(), to be filled in.
Error current_error(Error error) noexcept;

}  // namespace pw

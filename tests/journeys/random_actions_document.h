#pragma once
// Documents to the last byte.
#include <gtest/gtest.h>

#include "app/document/document.h"

namespace pw {

// Neither is thin.
testing::AssertionResult are_byte_equal(const Document& a, const Document& b);

}  // namespace pw

#pragma once
// The processor that the program runs on.
#include <string>

namespace pw {

// As it names itself: "AMD EPYC, family 26, model 2". Family and model are x86's, which tell generations apart where a
// virtual machine shortens the name; without them the name alone, and "unknown processor" without one.
std::string processor_text();

}  // namespace pw

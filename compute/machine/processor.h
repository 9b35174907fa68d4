#pragma once
// The processor that the program runs on.
#include <istream>
#include <string>

namespace pw {

// As the system names it: "AMD EPYC, family 26, model 2". Family and model are x86's; they tell generations apart where
// a virtual machine shortens the name. "unknown processor" where the system says nothing (it is asked on Linux only).
std::string processor_text();

// The same of a text like /proc/cpuinfo: that of the first processor in it.
std::string processor_text_of(std::istream& cpuinfo);

}  // namespace pw

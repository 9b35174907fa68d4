#pragma once
// The options of the program and of its subcommands, over CLI11. Only option_parser.cpp includes CLI11, which is slow
// to compile.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pw {

// Takes a value as it was given; says what is wrong with it, or nothing.
using TakeValue = std::function<std::string(const std::string& given)>;

struct OptionText {
  // "--output,-o", or a bare word for a positional argument.
  std::string names;
  // How help names the value: "Y.npy".
  std::string type;
  std::string help;
  std::optional<std::string> default_text = std::nullopt;
  bool required = false;
  // May be given several times, with one value each.
  bool repeats = false;
};

// Borrows from the ProgramParser that made it. What options are taken into outlives the parsing.
class OptionParser {
 public:
  explicit OptionParser(CLI::App& app) : app_(&app) {}

  void add(const OptionText& text, TakeValue take) const;
  void add_flag(const std::string& names, bool& target, const std::string& help) const;
  // All the arguments that are no options.
  void add_arguments(const std::string& name, std::vector<std::string>& target, const std::string& help) const;
  // Whether the command line named this subcommand.
  bool chosen() const;

 private:
  CLI::App* app_;
};

class ProgramParser {
 public:
  ProgramParser(const std::string& name, const std::string& description, const std::string& version);
  ~ProgramParser();
  ProgramParser(const ProgramParser&) = delete;
  ProgramParser& operator=(const ProgramParser&) = delete;

  OptionParser program() const { return OptionParser(*app_); }
  OptionParser add_subcommand(const std::string& name, const std::string& description) const;
  // Nothing where the program should go on; else the exit status, with what had to be said already said: help and
  // version on stdout (0), one line on stderr about bad usage (2).
  std::optional<int> parse(int argc, char** argv) const;

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace pw

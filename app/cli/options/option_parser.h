#pragma once
// The options of the program and of its subcommands, built on CLI11. Only option_parser.cpp includes CLI11, which is
// slow to compile.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pw {

// Parses and stores a value from the command line. Returns what is wrong with it; empty if nothing is.
using ParseValue = std::function<std::string(const std::string& given)>;

struct OptionText {
  // "--output,-o", or a bare word for a positional argument.
  std::string names;
  // What the help calls its value: "Y.npy".
  std::string type;
  std::string help;
  std::optional<std::string> default_text = std::nullopt;
  bool required = false;
  // May be given several times, one value each time.
  bool repeats = false;
};

// Borrows from the ProgramParser that made it. The targets of its options must outlive parsing.
class OptionParser {
 public:
  explicit OptionParser(CLI::App& app) : app_(&app) {}

  void add(const OptionText& text, ParseValue parse) const;
  void add_flag(const std::string& names, bool& target, const std::string& help) const;
  // All positional arguments.
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
  // Empty if the program should go on; else the exit status, after printing help or version on stdout (0) or one line
  // about bad usage on stderr (2).
  std::optional<int> parse(int argc, char** argv) const;

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace pw

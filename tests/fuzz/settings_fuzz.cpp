// A settings file: what is read is written and read again, and a damaged file is kept under another name.
#include "app/session/settings.h"
#include "temporary_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pw::test::TemporaryFolder folder;
  folder.clear();
  folder.write("settings.json", data, size);
  const std::string path = folder.path("settings.json");
  const auto loaded = pw::load_settings(path);
  if (!loaded) {
    pw::test::require_sentence(loaded.error());
    return 0;
  }
  const bool was_damaged = !loaded->message.empty();
  pw::test::require(was_damaged == std::filesystem::exists(path + ".damaged"));
  pw::test::require(loaded->message.find('\n') == std::string::npos);
  pw::test::require(pw::save_settings(path, loaded->settings).has_value());
  const auto again = pw::load_settings(path);
  pw::test::require(again && again->message.empty() && again->settings == loaded->settings);
  pw::test::plant_bug(!loaded->settings.last_folder.empty() && loaded->settings.last_folder != "/tmp");
  return 0;
}

#include "compute/io/images/image_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <thread>

#include "compute/decode/protocol/image_limits.h"
#include "compute/io/images/child_process.h"
#include "compute/io/images/image_file.h"
#include "tests/compute/decode/images_test_files.h"
#include "tests/compute/io/io_test_folder.h"
#include "tests/compute/parallel/child_test_process.h"
#include "tests/source_file.h"

namespace pw {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kAdvice = "; save it as PNG with another program";

std::ptrdiff_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return std::distance(begin(all), end(all));
}

// Whether this process has no child, not even one that has ended.
bool has_no_child() {
  return waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
}

class ImageDecoderTest : public FolderTest {
 protected:
  // Neither processes nor descriptors are left, whatever the decoder did.
  void TearDown() override {
    EXPECT_TRUE(has_no_child());
    EXPECT_EQ(open_descriptors(), descriptors_);
    FolderTest::TearDown();
  }

  Expected<DecodedImage> decode(const std::string& content, const ImageDecoder& decoder,
                                const Progress* progress = nullptr) const {
    put("photo.png", content);
    const auto file = InputFile::open(path("photo.png"));
    if (!file) return Unexpected(file.error());
    return decode_file(*file, decoder, progress);
  }

  // The reason of the error, or the first byte of the image.
  std::string outcome_of(const std::string& act, const ImageDecoder& decoder = fake()) const {
    const auto image = decode(act, decoder);
    if (image) return std::string(1, static_cast<char>(image->image.rgb8.at(0)));
    EXPECT_EQ(image.error().subject, path("photo.png"));
    EXPECT_THAT(image.error().reason, testing::Not(HasSubstr("\n")));
    return image.error().reason;
  }

  static ImageDecoder fake() { return {image_decoder().program + "-fake"}; }
  static ImageDecoder impatient() {
    ImageDecoder decoder = fake();
    decoder.deadline = std::chrono::milliseconds(100);
    return decoder;
  }

  const std::ptrdiff_t descriptors_ = open_descriptors();
};

TEST_F(ImageDecoderTest, DecodesAsThisProcessWould) {
  const std::string photo = test::test_image("photo.jpg");
  const std::string row("\x12\x34\0\0\xFF\xFF\xFF\xFF\x12\x34\0\0\xFF\xFF\0\0", 16);
  for (const std::string& content :
       {photo, test::with_exif(photo, test::exif_with(6, true)), test::test_image("cmyk.jpg"),
        test::png({2, 1, 16, 6, test::png_chunk("eXIf", test::exif_with(6, false)), {row}})}) {
    const auto here = test::decoded(content);
    const auto there = decode(content, image_decoder());
    ASSERT_TRUE(here);
    ASSERT_TRUE(there) << there.error().message();
    EXPECT_EQ(there->image.width, here->image.width);
    EXPECT_EQ(there->image.height, here->image.height);
    EXPECT_EQ(there->image.rgb8, here->image.rgb8);
    EXPECT_EQ(there->image.rgb16, here->image.rgb16);
    EXPECT_EQ(there->note, here->note);
  }
}

TEST_F(ImageDecoderTest, RefusesAsThisProcessWould) {
  const std::string photo = test::test_image("photo.jpg");
  for (const std::string& content : {test::test_image("arithmetic.jpg"), photo.substr(0, photo.size() / 2),
                                     test::png({12'000, 12'000, 16, 6, "", {}}), std::string("BM"), std::string()}) {
    const auto here = test::decoded(content);
    ASSERT_FALSE(here);
    EXPECT_EQ(outcome_of(content, image_decoder()), here.error().reason);
  }
}

// The fake decoder is what the tests below take it for.
TEST_F(ImageDecoderTest, AnAnswerIsTaken) {
  EXPECT_EQ(outcome_of("answer well"), "x");
}

TEST_F(ImageDecoderTest, AMissingOneIsNamed) {
  EXPECT_EQ(outcome_of("hang", {"/nowhere/pointwise-decode"}),
            "cannot be decoded: the image decoder /nowhere/pointwise-decode cannot be started: No such file or "
            "directory; install Pointwise again");
  put("decoder", "no program");
  EXPECT_THAT(outcome_of("hang", {path("decoder")}), HasSubstr("decoder cannot be started: Permission denied"));
  EXPECT_THAT(outcome_of("hang", {}), HasSubstr("the image decoder pointwise-decode cannot be started"));
}

TEST_F(ImageDecoderTest, OneThatCrashesIsOneSentence) {
  EXPECT_EQ(outcome_of("crash"), std::string("cannot be decoded: the image decoder crashed") + kAdvice);
  EXPECT_THAT(outcome_of("crash after the answer"), HasSubstr("the image decoder crashed"));
  EXPECT_THAT(outcome_of("be killed"), HasSubstr("the image decoder was stopped from outside"));
}

TEST_F(ImageDecoderTest, OneThatHangsIsGivenUp) {
  for (const char* act : {"hang", "close and hang", "hang within the answer"})
    EXPECT_EQ(outcome_of(act, impatient()), std::string("cannot be decoded: the image decoder took too long") + kAdvice)
        << act;
}

TEST_F(ImageDecoderTest, OneThatComputesForEverIsStopped) {
  ImageDecoder decoder = fake();
  decoder.cpu_time = std::chrono::seconds(1);
  EXPECT_THAT(outcome_of("spin", decoder), HasSubstr("the image decoder took too long"));
}

TEST_F(ImageDecoderTest, AnswersThatAreNoneAreRefused) {
  for (const char* act : {"answer nonsense", "answer too much", "answer without end", "refuse in two lines"})
    EXPECT_EQ(outcome_of(act), "cannot be decoded: what the image decoder answered makes no sense") << act;
  for (const char* act : {"exit", "say nothing", "answer too little"})
    EXPECT_EQ(outcome_of(act), std::string("cannot be decoded: the image decoder gave no whole answer") + kAdvice)
        << act;
  EXPECT_THAT(outcome_of("answer a vast image"), HasSubstr("the limits are 32768 per side"));
  EXPECT_THAT(outcome_of("answer in another version"), HasSubstr("is of another version; install Pointwise again"));
  EXPECT_EQ(outcome_of("refuse in another script"), "is \xEF\xBF\xBDodd");
}

TEST_F(ImageDecoderTest, ItMayNeitherEatMemoryNorOpenFiles) {
  if (test::kSanitized) GTEST_SKIP() << "sanitizers need more than it may have";
  EXPECT_EQ(outcome_of("eat memory"), "has eaten what there is");
  EXPECT_EQ(outcome_of("open a file"),
            std::string("cannot be decoded: the image decoder was stopped, since it did what decoding does not need") +
                kAdvice);
}

// Looked at while it waits for its answer to be read, which is longer than a pipe holds.
TEST_F(ImageDecoderTest, TheRealOneIsConfinedWhileItDecodes) {
  put("photo.png", test::png({300, 200, 8, 2, "", std::vector<std::string>(200, std::string(900, 'x'))}));
  ASSERT_TRUE(write_png(path("photo.png"), 300, 200, std::vector<std::uint8_t>(300 * 200 * 3, 7)));
  const auto file = InputFile::open(path("photo.png"));
  auto child = ChildProcess::start(image_decoder().program, {"1000000000", "60"}, file->descriptor());
  ASSERT_TRUE(child) << child.error().message();
  AnswerHeader header;
  ASSERT_EQ(::read(child->output(), &header, sizeof header), static_cast<ssize_t>(sizeof header));
  EXPECT_EQ(header.width, 300U);
  const auto text_of = [&](const std::string& name) {
    std::ifstream stream("/proc/" + std::to_string(child->id()) + "/" + name);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  EXPECT_THAT(text_of("status"), HasSubstr("NoNewPrivs:\t1"));
  EXPECT_THAT(text_of("limits"), testing::ContainsRegex("Max cpu time +60 "));
  EXPECT_THAT(text_of("limits"), testing::ContainsRegex("Max core file size +0 "));
  if (test::kSanitized) return;
  EXPECT_THAT(text_of("status"), HasSubstr("Seccomp:\t2"));
  EXPECT_THAT(text_of("limits"), testing::ContainsRegex("Max address space +12[0-9]{8} "));
  EXPECT_THAT(text_of("limits"), testing::ContainsRegex("Max open files +0 "));
}

TEST_F(ImageDecoderTest, CancellingEndsIt) {
  Progress progress;
  progress.cancel();
  const auto before = decode("hang", fake(), &progress);
  ASSERT_FALSE(before);
  EXPECT_EQ(before.error().reason, "cancelled");
  Progress later;
  std::jthread user([&] { later.cancel(); });
  EXPECT_EQ(decode("hang", fake(), &later).error().reason, "cancelled");
}

TEST_F(ImageDecoderTest, AnyNumberOfThreadsDecodeAtOnce) {
  const std::string photo = test::test_image("photo.jpg");
  put("photo.jpg", photo);
  const auto expected = test::decoded(photo);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        const auto image = read_image(path("photo.jpg"));
        ASSERT_TRUE(image) << image.error().message();
        EXPECT_EQ(image->image.rgb8, expected->image.rgb8);
      }
    });
  }
  threads.clear();
}

TEST_F(ImageDecoderTest, ItIsFoundWhateverThisProgramIgnoresOrHasClosed) {
  put("photo.jpg", test::test_image("photo.jpg"));
  const auto read_here = [&] { return read_image(path("photo.jpg")) ? 0 : 1; };
  EXPECT_EXIT(
      {
        std::signal(SIGCHLD, SIG_IGN);
        _exit(read_here());
      },
      testing::ExitedWithCode(0), "");
  EXPECT_EXIT(
      {
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) close(standard);
        _exit(read_here());
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(ImageDecoderTest, FilesThatMadeStbCrashAreOneSentence) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_file("tests/data/reliability/images"))) {
    const auto image = read_image(entry.path().string());
    ASSERT_FALSE(image) << entry.path();
    EXPECT_THAT(image.error().message(), StartsWith(entry.path().string() + ": "));
    EXPECT_THAT(image.error().reason, testing::Not(HasSubstr("\n")));
    ++files;
  }
  EXPECT_GE(files, 8);
}

}  // namespace
}  // namespace pw

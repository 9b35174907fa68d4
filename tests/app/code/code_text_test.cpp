#include "app/code/code_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pw {
namespace {

using testing::HasSubstr;
using testing::Not;

CodeSpec road() {
  CodeSpec spec;
  spec.x = {1, 256, 20, 72};
  spec.cout = 2;
  spec.position = {35, 14};
  return spec;
}

TEST(CodeText, NumpyIsOneMatrixProduct) {
  const std::string text = code_text(CodeKind::kNumpy, road());
  EXPECT_THAT(text, HasSubstr("\ny = x.reshape(1440, 256) @ w.T + b\n"));
  EXPECT_THAT(text, HasSubstr("\ny = y.reshape(1, 20, 72, 2)\n"));
  EXPECT_THAT(text, HasSubstr("# (1, 20, 72, 256)\n"));
  EXPECT_THAT(text, HasSubstr("\nprint(y[0, 14, 35])\n"));
  EXPECT_THAT(text, HasSubstr("__file__"));
  EXPECT_EQ(product_line(road()), "y = x.reshape(1440, 256) @ w.T + b");
}

TEST(CodeText, AFileOfTheOtherAxisOrderIsTransposed) {
  CodeSpec spec = road();
  spec.order = AxisOrder::kNchw;
  EXPECT_EQ(product_line(spec), "y = x.transpose(0, 2, 3, 1).reshape(1440, 256) @ w.T + b");
  const std::string text = code_text(CodeKind::kNumpy, spec);
  EXPECT_THAT(text, HasSubstr("# (1, 256, 20, 72)\n"));
  EXPECT_THAT(text, HasSubstr("\ny = y.transpose(0, 3, 1, 2)\n"));
  EXPECT_THAT(text, HasSubstr("\nprint(y[0, :, 14, 35])\n"));
}

TEST(CodeText, ABatchIsReadAsOneMatrix) {
  CodeSpec spec = road();
  spec.x.n = 8;
  spec.n = 5;
  const std::string text = code_text(CodeKind::kNumpy, spec);
  EXPECT_THAT(text, HasSubstr("x.reshape(11520, 256)"));
  EXPECT_THAT(text, HasSubstr("print(y[5, 14, 35])"));
}

TEST(CodeText, EachFrameworkActivatesInItsOwnWay) {
  CodeSpec spec = road();
  spec.activation = Activation::kSoftmax;
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("y /= y.sum(1, keepdims=True)"));
  EXPECT_THAT(code_text(CodeKind::kPytorch, spec), HasSubstr("y = torch.softmax(y, 1)\nz = torch.softmax(z, 3)"));
  EXPECT_THAT(code_text(CodeKind::kKeras, spec), HasSubstr("keras.activations.softmax(y)"));
  spec.activation = Activation::kRelu;
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("y = np.maximum(y, 0)"));
  EXPECT_THAT(code_text(CodeKind::kPytorch, spec), HasSubstr("torch.relu(y)"));
  spec.activation = Activation::kSigmoid;
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("y = 1 / (1 + np.exp(-y))"));
  EXPECT_THAT(code_text(CodeKind::kPytorch, spec), HasSubstr("torch.sigmoid(y)"));
}

TEST(CodeText, PytorchHasBothNames) {
  const std::string text = code_text(CodeKind::kPytorch, road());
  EXPECT_THAT(text, HasSubstr("nn.Conv2d(256, 2, 1)"));
  EXPECT_THAT(text, HasSubstr("nn.Linear(256, 2)"));
  EXPECT_THAT(text, HasSubstr("x.permute(0, 3, 1, 2)"));
}

TEST(CodeText, KerasIsMarkedAsNotRun) {
  EXPECT_TRUE(code_text(CodeKind::kKeras, road()).starts_with("# not run here\n"));
  EXPECT_THAT(code_text(CodeKind::kPytorch, road()), Not(HasSubstr("not run")));
}

TEST(CodeText, SaysWhichMapsAreSilent) {
  CodeSpec spec = road();
  spec.silenced = {3, 17};
  for (const CodeKind kind : {CodeKind::kNumpy, CodeKind::kPytorch, CodeKind::kKeras})
    EXPECT_THAT(code_text(kind, spec), HasSubstr("# w is 0 for what is muted: maps 3, 17\n"));
  spec.silenced = {3};
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("muted: map 3\n"));
  spec.silenced.assign(100, 1);
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("… (100 in all)"));
}

TEST(CodeText, PrintsWhatTheWindowShows) {
  CodeSpec spec = road();
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), Not(HasSubstr("[-7.607")));
  spec.printed = {-7.607F, 7.049F};
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("# [-7.607  7.049]\n"));
  spec.printed.assign(9, 1.0F);
  EXPECT_THAT(code_text(CodeKind::kNumpy, spec), HasSubstr("1.000 …]"));
}

TEST(CodeText, AFolderIsQuoted) {
  const std::string text = code_text(CodeKind::kNumpy, road(), "/tmp/a \"b\"\\c");
  EXPECT_THAT(text, HasSubstr("os.chdir(\"/tmp/a \\\"b\\\"\\\\c\")"));
  EXPECT_THAT(text, Not(HasSubstr("__file__")));
}

}  // namespace
}  // namespace pw

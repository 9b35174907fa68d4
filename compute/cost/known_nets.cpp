#include "compute/cost/known_nets.h"

#include <array>
#include <utility>

#include "compute/cost/inception.h"
#include "compute/cost/net_builder.h"

namespace pw {
namespace {

constexpr std::array<std::string_view, 6> kKnownNetNames = {"vgg16",     "googlenet", "resnet50",
                                                            "mobilenet", "fcn8s",     "resnet_block"};
constexpr MapSize kImageNetPicture{1, 224, 224, 3};
constexpr std::int64_t kImageNetClasses = 1000;

struct VggStage {
  std::int64_t layers, maps;
};
constexpr std::array<VggStage, 5> kVggStages = {{{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}}};

// What each stage of VGG-16's convolutions has made after its pooling.
std::array<std::size_t, kVggStages.size()> add_vgg_stages(NetBuilder& net) {
  std::array<std::size_t, kVggStages.size()> pooled = {};
  std::size_t made = NetBuilder::input();
  for (std::size_t s = 0; s < kVggStages.size(); ++s) {
    for (std::int64_t i = 0; i < kVggStages.at(s).layers; ++i) made = net.convolution(made, 3, kVggStages.at(s).maps);
    pooled.at(s) = made = net.pooling(made, 2, 2);
  }
  return pooled;
}

KnownNet vgg16() {
  NetBuilder net(true);
  std::size_t made = add_vgg_stages(net).back();
  for (const std::int64_t maps : {std::int64_t{4096}, std::int64_t{4096}, kImageNetClasses})
    made = net.dense(made, maps);
  return {"vgg16", "VGG-16", "Every layer has biases; there are no batch norms.", kImageNetPicture, net.take()};
}

KnownNet fcn8s() {
  constexpr std::int64_t kClasses = 2;
  NetBuilder net(true);
  const auto pooled = add_vgg_stages(net);
  const std::size_t fc7 = net.convolution(net.convolution(pooled[4], 7, 4096), 1, 4096);
  const std::size_t of_fc7 = net.upsampling(net.convolution(fc7, 1, kClasses), 2, kClasses);
  const std::size_t of_pool4 = net.addition(of_fc7, net.convolution(pooled[3], 1, kClasses));
  const std::size_t doubled = net.upsampling(of_pool4, 2, kClasses);
  const std::size_t of_pool3 = net.addition(doubled, net.convolution(pooled[2], 1, kClasses));
  net.upsampling(of_pool3, 8, kClasses);
  return {
      "fcn8s",
      "FCN-8s on VGG-16, 2 classes",
      "Every layer has biases, the three upsamplings too; there are no batch norms. fc6 is a 7×7 convolution and fc7 "
      "a 1×1, both padded to keep rows and columns.",
      {1, 160, 576, 3},
      net.take()};
}

std::size_t add_inception(NetBuilder& net, std::size_t read, const InceptionWidths& widths) {
  const std::size_t ones = net.convolution(read, 1, widths.ones);
  const std::size_t three = net.convolution(net.convolution(read, 1, widths.reduce3), 3, widths.three);
  const std::size_t five = net.convolution(net.convolution(read, 1, widths.reduce5), 5, widths.five);
  const std::size_t pooled = net.convolution(net.pooling(read, 3, 1, 1), 1, widths.project);
  return net.concatenation({ones, three, five, pooled});
}

KnownNet googlenet() {
  NetBuilder net(true);
  std::size_t made = net.pooling(net.convolution(NetBuilder::input(), 7, 64, 2), 3, 2, 1);
  made = net.pooling(net.convolution(net.convolution(made, 1, 64), 3, 192), 3, 2, 1);
  std::int64_t side = googlenet_modules().front().side;
  for (const GoogLeNetModule& module : googlenet_modules()) {
    if (module.side != std::exchange(side, module.side)) made = net.pooling(made, 3, 2, 1);
    made = add_inception(net, made, module.widths);
  }
  net.dense(net.pooling(made, side, 1), kImageNetClasses);
  return {
      "googlenet", "GoogLeNet",
      "Every layer has biases; there are no batch norms. The first layer is a 7×7 with stride 2; the two classifiers "
      "that help in training are left out, and so is the local response normalisation.",
      kImageNetPicture, net.take()};
}

constexpr std::int64_t kBottleneckRatio = 4;

// `strides_in_three`: else in the 1×1 before it.
std::size_t add_bottleneck(NetBuilder& net, std::size_t read, std::int64_t narrow, std::int64_t stride,
                           bool strides_in_three) {
  std::size_t made = net.convolution(read, 1, narrow, strides_in_three ? 1 : stride);
  made = net.convolution(made, 3, narrow, strides_in_three ? stride : 1);
  return net.convolution(made, 1, kBottleneckRatio * narrow);
}

KnownNet mobilenet() {
  struct Step {
    std::int64_t maps, stride;
  };
  constexpr std::array<Step, 13> kSteps = {{{64, 1},
                                            {128, 2},
                                            {128, 1},
                                            {256, 2},
                                            {256, 1},
                                            {512, 2},
                                            {512, 1},
                                            {512, 1},
                                            {512, 1},
                                            {512, 1},
                                            {512, 1},
                                            {1024, 2},
                                            {1024, 1}}};
  NetBuilder net(false);
  std::size_t made = net.convolution(NetBuilder::input(), 3, 32, 2);
  for (const auto& [maps, stride] : kSteps) made = net.convolution(net.depthwise(made, 3, stride), 1, maps);
  net.dense(net.pooling(made, 7, 1), kImageNetClasses);
  return {"mobilenet", "MobileNet",
          "Version 1, width 1. Convolutions have no biases, each has a batch norm after it (2 parameters a map); the "
          "dense layer has biases.",
          kImageNetPicture, net.take()};
}

KnownNet resnet_block() {
  NetBuilder net(false);
  net.addition(add_bottleneck(net, NetBuilder::input(), 64, 1, true), NetBuilder::input());
  return {"resnet_block",
          "ResNet's bottleneck 256 → 64 → 64 → 256",
          "Convolutions have no biases, each has a batch norm after it (2 parameters a map).",
          {1, 56, 56, 256},
          net.take()};
}

}  // namespace

std::span<const std::string_view> known_net_names() {
  return kKnownNetNames;
}

std::optional<KnownNet> known_net(std::string_view name) {
  if (name == "vgg16") return vgg16();
  if (name == "googlenet") return googlenet();
  if (name == "resnet50") return resnet50(true);
  if (name == "mobilenet") return mobilenet();
  if (name == "fcn8s") return fcn8s();
  if (name == "resnet_block") return resnet_block();
  return std::nullopt;
}

KnownNet resnet50(bool strides_in_three) {
  struct Stage {
    std::int64_t narrow, blocks;
  };
  constexpr std::array<Stage, 4> kStages = {{{64, 3}, {128, 4}, {256, 6}, {512, 3}}};
  NetBuilder net(false);
  std::size_t made = net.pooling(net.convolution(NetBuilder::input(), 7, 64, 2), 3, 2, 1);
  for (const auto& [narrow, blocks] : kStages) {
    for (std::int64_t i = 0; i < blocks; ++i) {
      const std::int64_t stride = i == 0 && narrow > kStages.front().narrow ? 2 : 1;
      const std::size_t added = add_bottleneck(net, made, narrow, stride, strides_in_three);
      // The first of a stage has a 1×1 on its shortcut too.
      made = net.addition(added, i == 0 ? net.convolution(made, 1, kBottleneckRatio * narrow, stride) : made);
    }
  }
  net.dense(net.pooling(made, 7, 1), kImageNetClasses);
  return {
      "resnet50", "ResNet-50",
      "Convolutions have no biases, each has a batch norm after it (2 parameters a map); the dense layer has biases.",
      kImageNetPicture, net.take()};
}

NetCost known_net_cost(const KnownNet& net) {
  return net_cost(net.input, net.blocks).value();
}

}  // namespace pw

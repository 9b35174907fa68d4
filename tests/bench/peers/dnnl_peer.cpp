#include <omp.h>

#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
#include <utility>

#include "tests/bench/peers/peer.h"

namespace pw {
namespace {

using dnnl::memory;
using Arguments = std::unordered_map<int, memory>;
using Tag = memory::format_tag;

constexpr auto kFloat = memory::data_type::f32;

struct Engine {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream{engine};
};

// oneDNN's interface takes pointers to mutable memory, also for what it only reads.
memory borrow(const Engine& cpu, const memory::desc& description, const float* data) {
  return {description, cpu.engine, const_cast<float*>(data)};
}

memory reordered(Engine& cpu, memory from, const memory::desc& to) {
  if (from.get_desc() == to) return from;
  memory target(to, cpu.engine);
  dnnl::reorder(from, target).execute(cpu.stream, from, target);
  cpu.stream.wait();
  return target;
}

std::function<void()> executor(Engine cpu, dnnl::primitive primitive, Arguments arguments) {
  return [cpu = std::move(cpu), primitive = std::move(primitive), arguments = std::move(arguments)]() mutable {
    primitive.execute(cpu.stream, arguments);
    cpu.stream.wait();
  };
}

// `tag` is the format of x and y; the weights have the format that oneDNN prefers. Reordering is not timed.
Candidate convolution(PeerProblem& problem, Engine cpu, std::string name, Tag tag, PeerLayout layout) {
  const memory::dims in{1, problem.cin(), problem.shape[0], problem.shape[1]};
  const memory::dims out{1, problem.cout(), problem.shape[0], problem.shape[1]};
  const memory::dims kernel{problem.cout(), problem.cin(), 1, 1};
  const dnnl::convolution_forward::desc desc(
      dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, {in, kFloat, tag},
      {kernel, kFloat, Tag::any}, {{problem.cout()}, kFloat, Tag::x}, {out, kFloat, tag}, {1, 1}, {0, 0}, {0, 0});
  const dnnl::convolution_forward::primitive_desc primitive_desc(desc, cpu.engine);
  const bool planar = layout == PeerLayout::kPlanar;
  const memory::desc given_in(in, kFloat, planar ? Tag::nchw : Tag::nhwc);
  const memory::desc given_out(out, kFloat, planar ? Tag::nchw : Tag::nhwc);
  const memory source = reordered(cpu, borrow(cpu, given_in, planar ? problem.planar.data() : problem.nhwc.data()),
                                  primitive_desc.src_desc());
  const memory weights = reordered(cpu, borrow(cpu, {kernel, kFloat, Tag::oihw}, problem.own.layer.weight.data()),
                                   primitive_desc.weights_desc());
  const memory bias = borrow(cpu, {{problem.cout()}, kFloat, Tag::x}, problem.own.layer.bias.data());
  const memory shared = borrow(cpu, given_out, problem.out.data());
  const memory target = primitive_desc.dst_desc() == given_out ? shared : memory(primitive_desc.dst_desc(), cpu.engine);
  const auto run =
      executor(cpu, dnnl::convolution_forward(primitive_desc),
               {{DNNL_ARG_SRC, source}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_BIAS, bias}, {DNNL_ARG_DST, target}});
  return checked(problem, std::move(name), layout, run, [&] {
    if (target.get_desc() == given_out) return;
    dnnl::reorder(target, shared).execute(cpu.stream, const_cast<memory&>(target), const_cast<memory&>(shared));
    cpu.stream.wait();
  });
}

// The same on NHWC between planar x and y, as a program with planar stacks would call it: both reorders are timed.
Candidate reordering_convolution(PeerProblem& problem, Engine cpu) {
  const memory::dims in{1, problem.cin(), problem.shape[0], problem.shape[1]};
  const memory::dims out{1, problem.cout(), problem.shape[0], problem.shape[1]};
  const memory::dims kernel{problem.cout(), problem.cin(), 1, 1};
  const dnnl::convolution_forward::desc desc(
      dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, {in, kFloat, Tag::nhwc},
      {kernel, kFloat, Tag::any}, {{problem.cout()}, kFloat, Tag::x}, {out, kFloat, Tag::nhwc}, {1, 1}, {0, 0}, {0, 0});
  const dnnl::convolution_forward::primitive_desc primitive_desc(desc, cpu.engine);
  const memory weights = reordered(cpu, borrow(cpu, {kernel, kFloat, Tag::oihw}, problem.own.layer.weight.data()),
                                   primitive_desc.weights_desc());
  const memory bias = borrow(cpu, {{problem.cout()}, kFloat, Tag::x}, problem.own.layer.bias.data());
  memory planar_in = borrow(cpu, {in, kFloat, Tag::nchw}, problem.planar.data());
  memory planar_out = borrow(cpu, {out, kFloat, Tag::nchw}, problem.out.data());
  memory source(primitive_desc.src_desc(), cpu.engine), target(primitive_desc.dst_desc(), cpu.engine);
  const dnnl::reorder to_nhwc(planar_in, source), to_planar(target, planar_out);
  const dnnl::convolution_forward convolve(primitive_desc);
  const Arguments arguments{
      {DNNL_ARG_SRC, source}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_BIAS, bias}, {DNNL_ARG_DST, target}};
  return checked(problem, "onednn conv, reordering", PeerLayout::kPlanar, [=]() mutable {
    to_nhwc.execute(cpu.stream, planar_in, source);
    convolve.execute(cpu.stream, arguments);
    to_planar.execute(cpu.stream, target, planar_out);
    cpu.stream.wait();
  });
}

// y = W x + y, with y preset to the bias: oneDNN's own bias per row is slower.
Candidate planar_matmul(PeerProblem& problem, const Engine& cpu) {
  const memory::desc weight({problem.cout(), problem.cin()}, kFloat, Tag::ab);
  const memory::desc x({problem.cin(), problem.pixels()}, kFloat, Tag::ab);
  const memory::desc y({problem.cout(), problem.pixels()}, kFloat, Tag::ab);
  dnnl::post_ops add;
  add.append_sum(1.0F);
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(add);
  const dnnl::matmul::primitive_desc primitive_desc(dnnl::matmul::desc(weight, x, y), attributes, cpu.engine);
  const auto product = executor(cpu, dnnl::matmul(primitive_desc),
                                {{DNNL_ARG_SRC, borrow(cpu, weight, problem.own.layer.weight.data())},
                                 {DNNL_ARG_WEIGHTS, borrow(cpu, x, problem.planar.data())},
                                 {DNNL_ARG_DST, borrow(cpu, y, problem.out.data())}});
  return checked(problem, "onednn matmul", PeerLayout::kPlanar, [product, &problem] {
    fill_planar_bias(problem);
    product();
  });
}

Candidate planar_sgemm(PeerProblem& problem) {
  return checked(problem, "onednn sgemm", PeerLayout::kPlanar, [&problem] {
    fill_planar_bias(problem);
    dnnl::sgemm('N', 'N', problem.cout(), problem.pixels(), problem.cin(), 1.0F, problem.own.layer.weight.data(),
                problem.cin(), problem.planar.data(), problem.pixels(), 1.0F, problem.out.data(), problem.pixels());
  });
}

Candidate nhwc_matmul(PeerProblem& problem, Engine cpu) {
  const memory::desc x({problem.pixels(), problem.cin()}, kFloat, Tag::ab);
  const memory::desc y({problem.pixels(), problem.cout()}, kFloat, Tag::ab);
  const memory::desc any({problem.cin(), problem.cout()}, kFloat, Tag::any);
  const memory::desc given({problem.cin(), problem.cout()}, kFloat, Tag::ba);
  const memory::desc bias({1, problem.cout()}, kFloat, Tag::ab);
  const dnnl::matmul::primitive_desc primitive_desc(dnnl::matmul::desc(x, any, bias, y), cpu.engine);
  const memory weights =
      reordered(cpu, borrow(cpu, given, problem.own.layer.weight.data()), primitive_desc.weights_desc());
  return checked(problem, "onednn matmul", PeerLayout::kNhwc,
                 executor(cpu, dnnl::matmul(primitive_desc),
                          {{DNNL_ARG_SRC, borrow(cpu, x, problem.nhwc.data())},
                           {DNNL_ARG_WEIGHTS, weights},
                           {DNNL_ARG_BIAS, borrow(cpu, bias, problem.own.layer.bias.data())},
                           {DNNL_ARG_DST, borrow(cpu, y, problem.out.data())}}));
}

}  // namespace

std::vector<Candidate> dnnl_peers(PeerProblem& problem) {
  omp_set_num_threads(problem.threads);
  const Engine cpu;
  return {convolution(problem, cpu, "onednn conv", Tag::nhwc, PeerLayout::kNhwc),
          convolution(problem, cpu, "onednn conv", Tag::nchw, PeerLayout::kPlanar),
          convolution(problem, cpu, "onednn conv", Tag::any, PeerLayout::kBlocked),
          reordering_convolution(problem, cpu),
          planar_matmul(problem, cpu),
          planar_sgemm(problem),
          nhwc_matmul(problem, cpu)};
}

}  // namespace pw

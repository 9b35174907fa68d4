#include "app/document/network/locks.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

std::vector<ParameterId> all_ids(const Network& network, NetworkId id) {
  std::vector<ParameterId> ids;
  for (std::int64_t layer = 0; layer < network.depth(); ++layer) {
    const PointwiseLayer& parameters = network.layer(layer).parameters;
    for (std::int64_t output = 0; output < parameters.cout; ++output) {
      ids.push_back({id, layer, output, std::nullopt});
      for (std::int64_t input = 0; input < parameters.cin; ++input) ids.push_back({id, layer, output, input});
    }
  }
  return ids;
}

TEST(Locks, LockOnlyOneParameter) {
  const Network network{{test::weights_of(2, 3), test::weights_of(3, 2)}};
  for (const NetworkId id : {NetworkId::kNetwork, NetworkId::kPair}) {
    const auto ids = all_ids(network, id);
    for (const ParameterId& locked : ids) {
      const Locks locks = with_lock({}, network, locked, true);
      EXPECT_EQ(locks_fit(locks, network, nullptr), id == NetworkId::kNetwork);
      for (const ParameterId& other : ids) EXPECT_EQ(is_locked(locks, network, other), other == locked);
      const Locks freed = with_lock(locks, network, locked, false);
      for (const ParameterId& other : ids) EXPECT_FALSE(is_locked(freed, network, other));
    }
  }
}

TEST(Locks, OfOneNetworkAreNotThoseOfTheOther) {
  const Network network{{test::weights_of(2, 3)}};
  const Locks locks = with_lock({}, network, {NetworkId::kPair, 0, 1, 2}, true);
  EXPECT_TRUE(is_locked(locks, network, {NetworkId::kPair, 0, 1, 2}));
  EXPECT_FALSE(is_locked(locks, network, {NetworkId::kNetwork, 0, 1, 2}));
}

TEST(Locks, Accumulate) {
  const Network network{{test::weights_of(2, 3)}};
  const Locks locks = with_lock(with_lock({}, network, weight_id(0, 1), true), network, weight_id(1, 2), true);
  EXPECT_TRUE(is_locked(locks, network, weight_id(0, 1)));
  EXPECT_TRUE(is_locked(locks, network, weight_id(1, 2)));
  EXPECT_FALSE(is_locked(locks, network, weight_id(1, 1)));
}

}  // namespace
}  // namespace pw

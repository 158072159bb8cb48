#pragma once

#include <array>
#include <atomic>

namespace countersign::demo {

/// What Demo Bank does for its customer, once it is approved.
enum class Mutation { Transfer, Login, CardLimit, Beneficiary, Payroll };

/// How often each mutation ran: shows that an approval is good for one. Thread-safe.
class Ledger
{
public:
    void enter(Mutation mutation) { ++m_counts[index(mutation)]; }
    [[nodiscard]] int count(Mutation mutation) const { return m_counts[index(mutation)]; }

private:
    static constexpr std::size_t index(Mutation mutation) { return static_cast<std::size_t>(mutation); }

    std::array<std::atomic<int>, 5> m_counts{};
};

} // namespace countersign::demo

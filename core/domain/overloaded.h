#pragma once

namespace countersign::domain {

/// Calls what handles an alternative of a variant, for std::visit.
template<typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
// Clang deduces the arguments of an aggregate from version 17 on.
template<typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace countersign::domain

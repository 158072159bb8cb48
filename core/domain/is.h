#pragma once

#include <concepts>
#include <type_traits>

namespace countersign::domain {

/// `T`, also where it is const: a writer goes through a const event, a reader through one that it fills.
template<typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

} // namespace countersign::domain

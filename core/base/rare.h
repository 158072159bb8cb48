#pragma once

#include <memory>
#include <utility>

namespace countersign {

/// A std::optional that takes a pointer's room while it is empty: for what is large and, of very many, few have yet.
template<typename T>
class Rare
{
public:
    Rare() = default;
    Rare(const Rare &other) : m_value(other ? std::make_unique<T>(*other) : nullptr) {}
    Rare(Rare &&other) noexcept = default;
    ~Rare() = default;
    Rare &operator=(Rare other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    Rare &operator=(T value)
    {
        m_value = std::make_unique<T>(std::move(value));
        return *this;
    }

    explicit operator bool() const { return m_value != nullptr; }
    [[nodiscard]] const T &operator*() const { return *m_value; }
    [[nodiscard]] const T *operator->() const { return m_value.get(); }

    T &emplace()
    {
        m_value = std::make_unique<T>();
        return *m_value;
    }
    void reset() { m_value.reset(); }

    friend bool operator==(const Rare &a, const Rare &b)
    {
        return a && b ? *a == *b : static_cast<bool>(a) == static_cast<bool>(b);
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace countersign

#pragma once

#include <QJsonObject>

#include <concepts>
#include <memory>

namespace countersign::http {

/// A JSON object that is made each time somebody looks: few of the captured exchanges are ever looked at.
class DeferredJson
{
public:
    DeferredJson() = default;
    explicit DeferredJson(QJsonObject json) : DeferredJson([json = std::move(json)] { return json; }) {}
    /// `make` gives a QJsonObject, and is called on the thread of whoever looks.
    template<std::invocable Make>
    explicit DeferredJson(Make make) : m_maker(std::make_shared<const MakerOf<Make>>(std::move(make)))
    {}

    /// Empty where there is nothing to tell.
    [[nodiscard]] QJsonObject toJson() const { return m_maker ? m_maker->make() : QJsonObject(); }

private:
    struct Maker
    {
        virtual ~Maker() = default;
        [[nodiscard]] virtual QJsonObject make() const = 0;
    };
    template<typename Make>
    class MakerOf final : public Maker
    {
    public:
        explicit MakerOf(Make from) : m_make(std::move(from)) {}
        [[nodiscard]] QJsonObject make() const override { return m_make(); }

    private:
        Make m_make;
    };

    std::shared_ptr<const Maker> m_maker;
};

} // namespace countersign::http

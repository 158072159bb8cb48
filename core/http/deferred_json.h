#pragma once

#include <QJsonObject>

#include <functional>
#include <memory>

namespace countersign::http {

/// A JSON object that is made each time somebody looks: few of the captured exchanges are ever looked at.
class DeferredJson
{
public:
    DeferredJson() = default;
    explicit DeferredJson(QJsonObject json) : DeferredJson([json = std::move(json)] { return json; }) {}
    /// `make` is called on the thread of whoever looks.
    explicit DeferredJson(std::function<QJsonObject()> make)
        : m_make(std::make_shared<const std::function<QJsonObject()>>(std::move(make)))
    {}

    /// Empty where there is nothing to tell.
    [[nodiscard]] QJsonObject toJson() const { return m_make ? (*m_make)() : QJsonObject(); }

private:
    std::shared_ptr<const std::function<QJsonObject()>> m_make;
};

} // namespace countersign::http

#pragma once

#include "core/device/device.h"

namespace countersign::tamper {

/// The lab's device: it has a key of its own, shows what it receives, and its person approves what they see.
class LabPhone
{
public:
    LabPhone();

    [[nodiscard]] const QByteArray &publicKey() const { return m_device.key.publicKey; }
    [[nodiscard]] const QString &locale() const { return m_device.locale; }
    void setLocale(const QString &locale) { m_device.locale = locale; }

    /// Paints the message's block, row by row in view, and gives the body of `device/respond`.
    /// Errors: what a message that is no challenge is refused with.
    [[nodiscard]] Result<QByteArray> approve(const QByteArray &push, Instant now) const;

private:
    device::Device m_device;
};

} // namespace countersign::tamper

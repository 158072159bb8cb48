#include "core/tamper/lab_phone.h"

#include "core/device/push_reader.h"
#include "core/device/reply.h"
#include "core/display/renderer.h"
#include "core/tamper/lab_names.h"

namespace countersign::tamper {

namespace {

/// So long the person looks at each row.
constexpr Milliseconds look{1000};

domain::PaintedText painted(const QString &text)
{
    return {text, true, look};
}

device::PaintedCard paint(const device::InboxItem &item, const device::Device &device, Instant now)
{
    const display::RenderedBlock shown =
        display::render(item.display, {.locale = device.locale, .timeZone = device.timeZone, .now = now});
    device::PaintedCard card;
    for (const display::DisplayText &line : {shown.title, shown.subtitle}) {
        if (!line.isEmpty())
            card.heading.push_back(painted(line.plain()));
    }
    for (const display::RenderedField &field : shown.fields) {
        device::PaintedCard::Row row{field.key, painted(field.oneLine()), {}, false};
        for (const auto *notices : {&field.problems, &field.warnings}) {
            for (const display::Remark &notice : *notices)
                row.notices.append(notice.text().plain());
        }
        card.rows.push_back(std::move(row));
    }
    return card;
}

} // namespace

LabPhone::LabPhone()
{
    m_device.id = labDevice;
    m_device.pushToken = labPushToken;
    m_device.key = signing::newDeviceKey();
    device::DevicePairing pairing;
    pairing.pairingId = labPairing;
    pairing.tenantId = labTenant;
    pairing.relayUserId = labRelayUser;
    pairing.relayDeviceId = labDevice;
    m_device.pairings.push_back(std::move(pairing));
}

Result<QByteArray> LabPhone::approve(const QByteArray &push, Instant now) const
{
    const Result<device::Push> read = device::readPush(push, now);
    if (!read)
        return failureOf(read);
    const device::InboxItem &item = std::get<device::InboxItem>(*read);
    device::Answer answer;
    answer.painted = paint(item, m_device, now);
    const Result<device::Reply> reply =
        device::composeReply(m_device, m_device.pairings.front(), item, answer, now);
    if (!reply)
        return failureOf(reply);
    return device::withPainted(reply->body, m_device, item, answer);
}

} // namespace countersign::tamper

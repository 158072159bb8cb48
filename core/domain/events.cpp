#include "core/domain/events.h"

#include "core/domain/callback_payload.h"
#include "core/domain/challenge_payload.h"
#include "core/domain/dispatch_payload.h"
#include "core/domain/group_payload.h"
#include "core/domain/painted_payload.h"
#include "core/domain/pairing_payload.h"
#include "core/domain/qr_login_payload.h"
#include "core/domain/retention_payload.h"
#include "core/domain/robot_payload.h"
#include "core/domain/tenant_payload.h"

#include <cstring>
#include <string_view>

namespace countersign::domain {

namespace {

Failure unknown(const QByteArray &type, const QString &what)
{
    return fail(
        QStringLiteral("EVENT_UNKNOWN"),
        QStringLiteral("The journal holds an event of type \"%1\"%2, which this version does not know; "
                       "open it with the version that wrote it or a newer one.")
            .arg(QString::fromUtf8(type), what));
}

/// Tries the variant's alternatives in turn until one has that type name.
template<std::size_t index = 0>
Result<Event> readAlternative(const QByteArray &type, JsonValue payload)
{
    if constexpr (index < std::variant_size_v<Event>) {
        using Alternative = std::variant_alternative_t<index, Event>;
        if (type != Alternative::typeName)
            return readAlternative<index + 1>(type, payload);
        PayloadReader reader(payload);
        Alternative event;
        fields(reader, event);
        if (!reader.isUnderstood())
            return unknown(type, QStringLiteral(" with a word in it"));
        return Event(std::move(event));
    } else {
        return unknown(type, {});
    }
}

} // namespace

QByteArray typeOf(const Event &event)
{
    return std::visit(
        [](const auto &each) {
            return QByteArray::fromRawData(each.typeName, static_cast<qsizetype>(std::strlen(each.typeName)));
        },
        event);
}

QByteArray payloadOf(const Event &event)
{
    thread_local PayloadWriter writer; // whose memory serves again
    return std::visit(
        [](const auto &each) {
            fields(writer, each);
            return writer.take();
        },
        event);
}

void shareRequest(Event &event, const QByteArray &payload)
{
    const auto textOf = [](QByteArrayView bytes) {
        return std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()));
    };
    const auto share = [&payload, textOf](SharedBytes &request) {
        const std::size_t at = textOf(payload).find(textOf(request.view()));
        if (at != std::string_view::npos)
            request = SharedBytes(payload,
                                  QByteArrayView(payload).sliced(static_cast<qsizetype>(at), request.size()));
    };
    if (auto *created = std::get_if<ChallengeCreated>(&event))
        share(created->request);
    else if (auto *sent = std::get_if<AlertSent>(&event))
        share(sent->request);
}

Result<Event> readEvent(const QByteArray &type, const QByteArray &payload)
{
    const Result<JsonDocument> document = JsonDocument::parse(payload);
    if (!document)
        return failureOf(document);
    return readAlternative(type, document->root());
}

} // namespace countersign::domain

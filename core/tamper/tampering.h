#pragma once

#include "core/http/message.h"
#include "core/tamper/block_change.h"
#include "core/tamper/lab_phone.h"

/// What an attacker does to the bytes of an approval, place by place. Bytes that are not meant stay as they are.
namespace countersign::tamper {

/// Which part of what goes by was changed, and how.
struct Alteration
{
    QString part; ///< `display.fields.amount`
    QString before;
    QString after;
};

template<typename T>
struct Altered
{
    T passedOn;
    Alteration alteration;
};

/// Where nothing of the block is changed but the locale.
inline const QString otherLocale = QStringLiteral("de_DE");

/// The message to the device shows the changed block.
[[nodiscard]] Altered<QByteArray> alterPush(const QByteArray &push, const BlockChange &change);
/// The device is set to another locale.
[[nodiscard]] Alteration alterPhone(LabPhone &phone);
/// The answer tells of the changed block, with the digest that fits; for a bit, one of the device's signature; for a locale,
/// that of the report of what was painted.
[[nodiscard]] Altered<QByteArray> alterAnswer(const QByteArray &answer, TamperWhat what,
                                              const BlockChange &change);
/// The callback has the digest of the changed block; for a bit, one of the device's signature; for a locale, a member more.
[[nodiscard]] Altered<http::Request> alterCallback(const http::Request &callback, TamperWhat what,
                                                   const BlockChange &change);
/// The second call asks for what the changed block shows; for a locale, for an answer in another language.
[[nodiscard]] Altered<http::Request> alterRequest(const http::Request &request, TamperWhat what,
                                                  const BlockChange &change);

} // namespace countersign::tamper

#pragma once

#include "core/base/result.h"
#include "core/device/device.h"

#include <QByteArray>

#include <optional>

namespace countersign::device {

/// An answer as it goes to the relay: the body of `POST /device/respond` and `/device/answered` (protocol, section 8).
struct Reply
{
    QByteArray body;
    /// The time step whose code it spends.
    std::optional<qint64> totpStep;
};

/// Fills in what the answer leaves open, and signs the decision over the digest of what was shown (display blocks, rule 6).
/// `realNow` is real time. Errors: `ANSWER_INCOMPLETE`.
[[nodiscard]] Result<Reply> composeReply(const Device &device, const DevicePairing &pairing,
                                         const InboxItem &item, const Answer &answer, Instant realNow);

/// The reply's body with what was painted before the answer, which is for the relay alone; as it is without.
[[nodiscard]] QByteArray withPainted(const QByteArray &body, const Device &device, const InboxItem &item,
                                     const Answer &answer);

/// The body of `POST /device/qr-login/respond`: the decision on a sign-in, signed over the origin that was shown.
[[nodiscard]] QByteArray composeLoginReply(const Device &device, const InboxItem &item, const Answer &answer);

/// The body of `submit-response`: a reply's with what proves to the backend that the relay asked this device.
[[nodiscard]] QByteArray withResponseToken(const QByteArray &body, const Secret &responseToken);

/// The time step whose code the device shows: the running one, or the next that was not spent yet.
[[nodiscard]] qint64 shownTotpStep(const DevicePairing &pairing, Instant realNow);
[[nodiscard]] QString shownTotpCode(const DevicePairing &pairing, Instant realNow);

} // namespace countersign::device

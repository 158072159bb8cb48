#include "core/console/block_card.h"

#include <QLocale>

namespace countersign::console {

using display::Masking;

PhoneCard blockCard(const display::DisplayBlock &block, const QString &locale, const QString &timeZone,
                    Instant now)
{
    PhoneCard card;
    card.deviceId = QStringLiteral("gallery");
    card.tenantName = display::DisplayText::guard(QStringLiteral("Demo Bank"));
    card.block = display::render(block, {locale, timeZone, Masking::Apply});
    card.revealed = display::render(block, {locale, timeZone, Masking::Reveal});
    card.rightToLeft = QLocale(locale).textDirection() == Qt::RightToLeft;
    card.receivedAt = now;
    card.expiresAt = now + domain::defaultChallengeLifetime;
    card.attemptsLeft = domain::wrongAnswersToReject;
    return card;
}

} // namespace countersign::console

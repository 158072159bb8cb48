#include "ui/desk/challenge_words.h"

#include "ui/tables/words.h"

#include <QCoreApplication>

namespace countersign::ui {

namespace {

using domain::ChallengeState;

class Lines
{
    Q_DECLARE_TR_FUNCTIONS(ChallengeLine)
};

/// Where it went, while it waits; how it ended, once it has.
QString besidesAction(const console::ChallengeRow &row)
{
    if (row.quorum)
        return Lines::tr("%1 of %2 approved").arg(row.quorum->approved).arg(row.quorum->required);
    if (row.state == ChallengeState::Expired)
        return Lines::tr("unanswered");
    if (row.number)
        return Lines::tr("number %1").arg(*row.number);
    if (!row.reason.isEmpty() && row.state != ChallengeState::Pending)
        return row.reason.forPainting();
    if (row.devices > 1)
        return QStringLiteral("%1 +%2").arg(row.device.forPainting()).arg(row.devices - 1);
    return row.devices == 1 ? row.device.forPainting() : row.user.forPainting();
}

} // namespace

ChallengeLine lineOf(const console::ChallengeRow &row, Instant now)
{
    const bool pending = row.state == ChallengeState::Pending;
    ChallengeLine line;
    line.title = row.title.forPainting();
    // A dispatch is known by who is asked rather than by its one of four actions.
    const bool isAlert = row.state == ChallengeState::Sent;
    const QString what =
        isAlert ? Lines::tr("security alert") : (row.quorum ? row.user : row.action).forPainting();
    line.detail = Lines::tr("%1 · %2").arg(what, besidesAction(row));
    line.state = pending ? timeLeft(row.expiresAt, now) : wordsOf(row.state).text;
    line.value = pending || !row.endedAt ? row.amount.forPainting() : shortTime(*row.endedAt, now);
    return line;
}

QVariant ChallengeWords::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return QIdentityProxyModel::data(index, role);
    const auto row =
        QIdentityProxyModel::data(index, console::ChallengeListModel::RowRole).value<console::ChallengeRow>();
    const ChallengeLine line = lineOf(row, m_clock.now());
    if (role == Qt::DisplayRole)
        return line.title;
    if (role == Qt::ToolTipRole) {
        const QString whole = line.title + QLatin1Char('\n') + line.detail + QLatin1Char('\n')
            + (row.state == ChallengeState::Sent ? tr("Sent %1") : tr("Ends %1"))
                  .arg(toIso(row.endedAt.value_or(row.expiresAt)));
        return whole.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    }
    return QStringList{line.title, wordsOf(row.state).text, line.detail, row.amount.plain()}.join(
        QStringLiteral(", "));
}

} // namespace countersign::ui

#pragma once

#include "core/base/clock.h"
#include "core/console/challenge_list_model.h"

#include <QIdentityProxyModel>

namespace countersign::ui {

/// A row of the challenge list in words.
struct ChallengeLine
{
    QString title;
    QString detail; ///< the action and what matters most beside it
    QString state;  ///< the time left while it is pending
    QString value;  ///< the amount while it is pending, else when it ended
};
[[nodiscard]] ChallengeLine lineOf(const console::ChallengeRow &row, Instant now);

/// A ChallengeListModel, or a filter of one, with the words that tool tips and assistive technology need.
class ChallengeWords : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit ChallengeWords(const Clock &clock, QObject *parent = nullptr)
        : QIdentityProxyModel(parent), m_clock(clock)
    {}

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace countersign::ui

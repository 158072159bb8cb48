#pragma once

#include "core/console/names.h"
#include "core/console/replica.h"

#include <QAbstractListModel>
#include <QCache>

namespace countersign::console {

/// What a list shows of one challenge.
struct ChallengeRow
{
    device::ChallengeKey key;
    display::DisplayText title; ///< of its display block, else its description, else its action
    display::DisplayText action;
    display::DisplayText user;
    display::DisplayText device; ///< the first one it went to
    int devices = 0;
    display::DisplayText amount; ///< its first amount, formatted for that device; empty when it has none
    domain::ChallengeState state = domain::ChallengeState::Pending;
    Instant expiresAt{};
    std::optional<Instant> endedAt;
    std::optional<domain::QuorumCount> quorum; ///< of a dispatch: how far it is
    std::optional<int> number;                 ///< the one that was picked
    display::DisplayText reason;               ///< why it was denied
};

/// Every challenge, newest first. Rows are made when somebody looks at them, so that a hundred thousand cost no more
/// than the few that are visible.
class ChallengeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole, ///< ChallengeRow
        ChallengeKeyRole,       ///< device::ChallengeKey
        StateRole,              ///< domain::ChallengeState
    };

    ChallengeListModel(const Replica &replica, const device::Fleet &fleet, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// An invalid index for one that is not there.
    [[nodiscard]] QModelIndex indexOf(const device::ChallengeKey &key) const;

private:
    /// What has to be read and formatted, and so is kept for a while.
    struct Rendered
    {
        display::DisplayText title;
        display::DisplayText amount;
    };
    [[nodiscard]] int rowOf(int position) const { return m_end - 1 - position; }
    [[nodiscard]] ChallengeRow makeRow(int position) const;
    [[nodiscard]] const Rendered &rendered(int position) const;
    void add(int first, int last);
    void change(const QList<int> &positions);
    void forget(int last);
    void forgetRendered();

    const Replica &m_replica;
    const device::Fleet &m_fleet;
    const Names m_names;
    int m_begin = 0; ///< positions that have a row
    int m_end = 0;
    mutable QCache<int, Rendered> m_rendered;
};

} // namespace countersign::console

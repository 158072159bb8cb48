#pragma once

#include "core/base/clock.h"
#include "ui/theme/colors.h"

#include <QStyledItemDelegate>

namespace countersign::console {
struct ChallengeRow;
}

namespace countersign::ui {

class Theme;

/// Paints a challenge in two lines: what it is and how it stands, then its action and its amount.
class ChallengeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ChallengeDelegate(const Theme &theme, const Clock &clock, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_theme(theme), m_clock(clock)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    [[nodiscard]] Tone stateTone(const console::ChallengeRow &row, Instant now) const;

    const Theme &m_theme;
    const Clock &m_clock;
};

} // namespace countersign::ui

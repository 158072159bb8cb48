#include "ui/desk/filter_chips.h"

#include "ui/desk/chip.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace countersign::ui {

using console::ShownChallenges;

FilterChips::FilterChips(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_pending(new Chip(theme, this)), m_approved(new Chip(theme, this)),
      m_denied(new Chip(theme, this)), m_more(new Chip(theme, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 0, space::s, 0);
    row->setSpacing(space::xs + 2);
    for (const auto &[chip, shown] : {std::pair{m_pending, ShownChallenges::Pending},
                                      {m_approved, ShownChallenges::Approved},
                                      {m_denied, ShownChallenges::Denied}}) {
        row->addWidget(chip);
        // A chosen chip that is clicked again shows all.
        connect(chip, &QAbstractButton::clicked, this,
                [this, shown = shown](bool checked) { choose(checked ? shown : ShownChallenges::All); });
    }
    m_more->setMark(Chip::Mark::Menu);
    row->addWidget(m_more);
    row->addStretch();
    connect(m_more, &QAbstractButton::clicked, this, &FilterChips::openMenu);
    retranslate();
}

void FilterChips::setShown(ShownChallenges shown)
{
    m_shown = shown;
    retranslate();
}

void FilterChips::setPendingCount(int count)
{
    m_pendingCount = count;
    retranslate();
}

void FilterChips::choose(ShownChallenges shown)
{
    setShown(shown);
    Q_EMIT shownChanged(shown);
}

void FilterChips::openMenu()
{
    m_more->setChecked(m_shown == ShownChallenges::All || m_shown == ShownChallenges::Expired);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &[shown, words] :
         {std::pair{ShownChallenges::All, tr("All")}, {ShownChallenges::Expired, tr("Expired")}}) {
        QAction *action = menu->addAction(words, this, [this, shown = shown] { choose(shown); });
        action->setCheckable(true);
        action->setChecked(shown == m_shown);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

void FilterChips::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterChips::retranslate()
{
    m_pending->setText(m_pendingCount > 0 ? tr("Pending %1").arg(QLocale().toString(m_pendingCount))
                                          : tr("Pending"));
    m_approved->setText(tr("Approved"));
    m_denied->setText(tr("Denied"));
    m_more->setText(m_shown == ShownChallenges::Expired ? tr("Expired") : tr("All"));
    m_pending->setChecked(m_shown == ShownChallenges::Pending);
    m_approved->setChecked(m_shown == ShownChallenges::Approved);
    m_denied->setChecked(m_shown == ShownChallenges::Denied);
    m_more->setChecked(m_shown == ShownChallenges::All || m_shown == ShownChallenges::Expired);
    for (Chip *chip : {m_pending, m_approved, m_denied, m_more})
        chip->updateGeometry();
}

} // namespace countersign::ui

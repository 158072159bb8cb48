#include "ui/desk/challenge_panel.h"

#include "core/console/console.h"
#include "ui/desk/challenge_delegate.h"
#include "ui/desk/filter_chips.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int chipsHeight = 41;

} // namespace

ChallengePanel::ChallengePanel(const Theme &theme, console::Console &console, const QString &demoName,
                               QWidget *parent)
    : QWidget(parent), m_theme(theme), m_console(console), m_demoName(demoName), m_words(console.clock()),
      m_chips(new FilterChips(theme, this)), m_list(new QListView), m_empty(new EmptyState(theme)),
      m_stack(new QStackedLayout)
{
    m_filter.setSourceModel(&console.challenges());
    m_words.setSourceModel(&m_filter);
    m_list->setModel(&m_words);
    m_list->setItemDelegate(new ChallengeDelegate(theme, console.clock(), m_list));
    build();
    connectModels();
    retranslate();
    followDesk();
    showWhatThereIs();
}

void ChallengePanel::build()
{
    SlimScrollBar::dress(*m_list, m_theme);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chips->setMinimumHeight(chipsHeight);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_chips);
    column->addSpacing(1);
    column->addLayout(m_stack, 1);
}

void ChallengePanel::connectModels()
{
    connect(m_chips, &FilterChips::shownChanged, this, &ChallengePanel::setShown);
    connect(m_empty, &EmptyState::actionTriggered, this, &ChallengePanel::scenarioRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ChallengePanel::selectCurrent);
    connect(&m_console.desk(), &console::Desk::selectionChanged, this, &ChallengePanel::followDesk);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_words, changed, this, [this] {
            followDesk();
            showWhatThereIs();
        });
    }
    connect(&m_console.replica(), &console::Replica::taken, this, [this] {
        m_chips->setPendingCount(m_console.replica().countOf(domain::ChallengeState::Pending));
    });
    connect(&m_console, &console::Console::timeChanged, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&m_theme, &Theme::changed, this, [this] {
        m_list->doItemsLayout();
        update();
    });
    m_chips->setPendingCount(m_console.replica().countOf(domain::ChallengeState::Pending));
}

void ChallengePanel::setShown(console::ShownChallenges shown)
{
    m_filter.setShown(shown);
    m_chips->setShown(shown);
    retranslate();
    showWhatThereIs();
}

void ChallengePanel::move(int step)
{
    const QModelIndex current = m_list->currentIndex();
    const int row = current.isValid() ? current.row() + step : 0;
    if (row >= 0 && row < m_words.rowCount())
        m_list->setCurrentIndex(m_words.index(row, 0));
}

void ChallengePanel::selectCurrent(const QModelIndex &current)
{
    if (current.isValid() && !m_isFollowing)
        m_console.desk().select(
            current.data(console::ChallengeListModel::ChallengeKeyRole).value<device::ChallengeKey>());
}

void ChallengePanel::followDesk()
{
    if (m_isFollowing)
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    const std::optional<device::ChallengeKey> &key = m_console.desk().challenge();
    m_filter.keep(key);
    if (!key)
        return;
    const QModelIndex wanted =
        m_words.mapFromSource(m_filter.mapFromSource(m_console.challenges().indexOf(*key)));
    if (!wanted.isValid() || wanted == m_list->currentIndex())
        return;
    m_list->setCurrentIndex(wanted);
    m_list->scrollTo(wanted);
}

void ChallengePanel::showWhatThereIs()
{
    m_stack->setCurrentIndex(m_words.rowCount() > 0 ? 0 : 1);
}

void ChallengePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ChallengePanel::retranslate()
{
    m_list->setAccessibleName(tr("Challenges"));
    if (m_filter.shown() == console::ShownChallenges::All
        || m_filter.shown() == console::ShownChallenges::Pending) {
        const QString nothing = m_filter.shown() == console::ShownChallenges::All ? tr("No challenges yet")
                                                                                  : tr("Nothing is waiting");
        m_empty->setContent(
            {QStringLiteral("desk"), nothing,
             m_demoName.isEmpty()
                 ? tr("When a backend asks the relay for an approval, it appears here. Pair a device first.")
                 : tr("When a backend asks for an approval, it appears here. A scenario has %1 ask for one.")
                       .arg(m_demoName),
             m_demoName.isEmpty() ? QString() : tr("Run a scenario")});
    } else {
        m_empty->setContent({QStringLiteral("filter"),
                             tr("None of these"),
                             tr("No challenge has ended like this. Choose All to see the others."),
                             {}});
    }
}

void ChallengePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().surface);
    painter.setPen(m_theme.colors().line);
    painter.drawLine(0, m_chips->geometry().bottom() + 1, width(), m_chips->geometry().bottom() + 1);
}

} // namespace countersign::ui

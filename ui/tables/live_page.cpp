#include "ui/tables/live_page.h"

#include "core/console/console.h"
#include "ui/shell/ground.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice_box.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QStackedLayout>

namespace countersign::ui {

namespace {

constexpr int filterWidth = 260;

} // namespace

LivePage::LivePage(const Parts &parts, console::CellModel &model, const QString &name, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_model(model), m_name(name), m_title(new QLabel(this)),
      m_titleRow(new QHBoxLayout), m_filter(new TextField(parts.theme, this)),
      m_notice(new NoticeBox(parts.theme, Tone::Danger, this)), m_above(new QVBoxLayout),
      m_split(new ThinSplitter(parts.theme, Qt::Vertical, this)), m_stack(new QStackedLayout),
      m_table(new CellTable(parts.theme, parts.console.clock(), model)), m_empty(new EmptyState(parts.theme)),
      m_unmatched(new EmptyState(parts.theme))
{
    buildTop();
    auto *middle = new QWidget(m_split);
    middle->setLayout(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_unmatched);
    m_split->addWidget(middle);
    m_split->setChildrenCollapsible(false);

    connect(m_filter, &QLineEdit::textChanged, m_table, &CellTable::setFilter);
    connect(m_unmatched, &EmptyState::actionTriggered, this, [this] {
        m_filter->clear();
        focusFilter();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &LivePage::emptyActionTriggered);
    connect(&parts.console, &console::Console::timeChanged, m_table, &CellTable::refreshTime);
    connect(&parts.theme, &Theme::changed, this, &LivePage::restyle);
    for (const QAbstractItemModel *each : {static_cast<QAbstractItemModel *>(&model), m_table->model()}) {
        for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(each, changed, this, &LivePage::showWhatThereIs);
    }
    restyle();
    showWhatThereIs();
}

LivePage::~LivePage()
{
    m_table->save(m_parts.settings, m_name);
}

void LivePage::buildTop()
{
    m_titleRow->setContentsMargins(space::l, space::m, space::l, space::m);
    m_titleRow->setSpacing(space::s);
    m_titleRow->addWidget(m_title);
    m_titleRow->addStretch();
    m_titleRow->addWidget(m_filter);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(filterWidth);
    // A layout whose widgets are all hidden takes no room, its margins neither.
    m_above->setContentsMargins(space::l, 0, space::l, space::m);
    m_notice->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_titleRow);
    column->addLayout(m_above);
    auto *notice = new QVBoxLayout;
    notice->setContentsMargins(space::l, 0, space::l, 0);
    notice->addWidget(m_notice);
    column->addLayout(notice);
    column->addWidget(m_split, 1);
}

void LivePage::setWords(const QString &title, const QStringList &columns, const EmptyState::Content &empty)
{
    m_title->setText(title);
    m_table->setTitles(columns);
    m_table->setAccessibleName(title);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the table"));
    m_empty->setContent(empty);
    m_unmatched->setContent(
        {QStringLiteral("search"), tr("No row matches the filter"), {}, tr("Clear the filter")});
}

void LivePage::setWidths(const QList<int> &widths)
{
    m_table->setWidths(widths);
    m_table->restore(m_parts.settings, m_name);
}

void LivePage::addToTitle(QWidget *widget)
{
    m_titleRow->insertWidget(m_titleRow->count() - 1, widget);
}

void LivePage::addAbove(QWidget *widget)
{
    m_above->addWidget(widget);
}

void LivePage::addBelow(QWidget *widget)
{
    m_split->addWidget(widget);
    m_split->setStretchFactor(0, 1);
}

void LivePage::setNotice(const display::DisplayText &text)
{
    m_notice->setContent(text);
    m_notice->setVisible(!text.isEmpty());
}

QString LivePage::scenarioWords() const
{
    return m_parts.demoName.isEmpty() ? QString() : tr("Run a scenario");
}

void LivePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void LivePage::takeFocus()
{
    m_table->setFocus();
}

void LivePage::showWhatThereIs()
{
    QWidget *const hidden = m_model.rowCount() > 0 ? static_cast<QWidget *>(m_unmatched) : m_empty;
    m_stack->setCurrentWidget(m_table->model()->rowCount() > 0 ? static_cast<QWidget *>(m_table) : hidden);
    m_filter->setEnabled(m_model.rowCount() > 0);
}

void LivePage::restyle()
{
    m_title->setFont(m_parts.theme.font(FontRole::Heading));
    update();
}

void LivePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LivePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_parts.theme.colors().surface);
}

} // namespace countersign::ui

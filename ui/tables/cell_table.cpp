#include "ui/tables/cell_table.h"

#include "core/console/cell_model.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/tables/cell_delegate.h"
#include "ui/tables/flat_header.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>

namespace countersign::ui {

CellTable::CellTable(const Theme &theme, const Clock &clock, console::CellModel &model, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_model(model), m_words(clock)
{
    m_words.setSourceModel(&model);
    m_filter.setSourceModel(&m_words);
    m_filter.setFilterKeyColumn(-1);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setSortRole(WordsModel::OrderRole);
    setHorizontalHeader(new FlatHeader(theme, this));
    setModel(&m_filter);
    setItemDelegate(new CellDelegate(theme, this));
    SlimScrollBar::dress(*this, theme);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setMouseTracking(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    setSortingEnabled(true);
    // In the order of the model until somebody clicks on a title.
    sortByColumn(-1, Qt::AscendingOrder);
    connect(&theme, &Theme::changed, this, &CellTable::restyle);
    restyle();
}

void CellTable::restyle()
{
    const QFontMetrics metrics(m_theme.font(FontRole::Body));
    verticalHeader()->setDefaultSectionSize(metrics.height() + space::l);
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void CellTable::setTitles(const QStringList &titles)
{
    m_words.setTitles(titles);
}

void CellTable::setFilter(const QString &text)
{
    m_filter.setFilterFixedString(text);
}

void CellTable::setWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column) {
        setColumnHidden(column, widths[column] == 0);
        if (widths[column] > 0)
            setColumnWidth(column, qRound(widths[column] * m_theme.textScale()));
    }
}

QString CellTable::currentKey() const
{
    return currentIndex().data(console::KeyRole).toString();
}

bool CellTable::selectKey(const QString &key)
{
    const QModelIndex source = m_model.index(m_model.rowOf(key), 0);
    const QModelIndex shown = m_filter.mapFromSource(m_words.mapFromSource(source));
    if (!shown.isValid())
        return false;
    setCurrentIndex(shown);
    scrollTo(shown);
    return true;
}

void CellTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        Q_EMIT currentKeyChanged(currentKey());
}

void CellTable::copyCell()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentIndex().data().toString());
}

void CellTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyCell();
    else
        QTableView::keyPressEvent(event);
}

void CellTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy =
        menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy"), this, &CellTable::copyCell);
    copy->setShortcut(QKeySequence::Copy);
    menu->popup(event->globalPos());
}

void CellTable::restore(const QSettings &settings, const QString &name)
{
    horizontalHeader()->restoreState(settings.value(QStringLiteral("columns/") + name).toByteArray());
}

void CellTable::save(QSettings &settings, const QString &name) const
{
    settings.setValue(QStringLiteral("columns/") + name, horizontalHeader()->saveState());
}

} // namespace countersign::ui

#include "ui/shell/search_palette.h"

#include "ui/shell/finding_delegate.h"
#include "ui/shell/search_field.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int mostRowsSeen = 10;
constexpr int narrowest = 420;

} // namespace

SearchPalette::SearchPalette(const Theme &theme, console::SearchModel &model, SearchField &field,
                             QWidget *window)
    : QFrame(window), m_theme(theme), m_model(model), m_field(field), m_list(new QListView(this)),
      m_nothing(new QLabel(this))
{
    SlimScrollBar::dress(*m_list, theme);
    m_list->setModel(&model);
    m_list->setItemDelegate(new FindingDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setMargin(space::m);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xs, space::xs, space::xs, space::xs);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    connect(&field, &SearchField::searched, this, &SearchPalette::search);
    connect(&field, &SearchField::left, this, &QWidget::hide);
    connect(&field, &SearchField::moved, this, &SearchPalette::move);
    connect(&field, &SearchField::chosen, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QAbstractItemView::clicked, this, &SearchPalette::choose);
    hide();
}

void SearchPalette::search(const QString &text)
{
    m_model.search(text);
    m_list->setCurrentIndex(m_model.index(0));
    m_list->setAccessibleName(tr("Found"));
    m_list->setVisible(m_model.rowCount() > 0);
    m_nothing->setText(tr("Nothing found"));
    m_nothing->setVisible(m_model.rowCount() == 0);
    place();
    show();
    raise();
}

void SearchPalette::place()
{
    const int rowHeight = std::max(m_list->sizeHintForRow(0), 1);
    const int rows = std::clamp(m_model.rowCount(), 1, mostRowsSeen);
    const int width = std::max(m_field.width(), narrowest);
    const QPoint below =
        m_field.mapTo(parentWidget(), QPoint((m_field.width() - width) / 2, m_field.height() + space::xs));
    const int content = m_model.rowCount() > 0 ? rows * rowHeight : m_nothing->sizeHint().height();
    setGeometry(QRect(below, QSize(width, content + 2 * space::xs)));
}

void SearchPalette::move(int step)
{
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model.rowCount() - 1));
    m_list->setCurrentIndex(m_model.index(row));
}

void SearchPalette::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto finding = index.data(console::SearchModel::FindingRole).value<console::Finding>();
    m_field.clear();
    hide();
    Q_EMIT chosen(finding);
}

void SearchPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        search(m_field.text());
    QFrame::changeEvent(event);
}

void SearchPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors().lineStrong, 1));
    painter.setBrush(m_theme.colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::medium, radius::medium);
}

} // namespace countersign::ui

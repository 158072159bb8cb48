#include "ui/phone/bottom_sheet.h"

#include "ui/phone/phone_look.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/text_block.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::ui {

BottomSheet::BottomSheet(const PhoneLook &look, QWidget *screen)
    : QWidget(screen), m_look(look), m_outer(new QVBoxLayout(this)), m_panel(new QWidget(this)),
      m_column(new QVBoxLayout(m_panel)), m_title(new TextBlock(m_panel))
{
    hide();
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->addStretch();
    m_outer->addWidget(m_panel);
    m_column->addWidget(m_title);
    m_title->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    screen->installEventFilter(this);
    connect(&look, &PhoneLook::changed, this, &BottomSheet::restyle);
}

void BottomSheet::open()
{
    m_focusBefore = QApplication::focusWidget();
    restyle();
    setGeometry(parentWidget()->rect());
    QWidget *first = begin();
    raise();
    show();
    first->setFocus(Qt::OtherFocusReason);
}

void BottomSheet::close()
{
    if (!isOpen())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void BottomSheet::setTitle(const QString &words)
{
    m_title->setWords(words);
    setAccessibleName(words);
}

void BottomSheet::restyle()
{
    const int side = m_look.px(PhoneLook::margin) - ActionButton::ringRoom;
    m_column->setContentsMargins(side, m_look.px(26), side, m_look.px(30));
    m_column->setSpacing(m_look.px(4));
    m_title->setPadding(0, m_look.px(8));
    m_title->setFont(m_look.font(FontRole::Heading));
    m_title->setInk(m_look.colors().text);
    update();
}

bool BottomSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool BottomSheet::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (QWidget *child : m_panel->findChildren<QWidget *>())
        if (child->isVisible() && child->isEnabled() && child->focusPolicy() & Qt::TabFocus)
            stops.append(child);
    if (stops.isEmpty())
        return false;
    const auto count = stops.size();
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto to = at < 0 ? 0 : (at + (next ? 1 : count - 1)) % count;
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void BottomSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        Q_EMIT dismissed();
    }
    // Whatever else is pressed is not meant for the card underneath.
    event->accept();
}

void BottomSheet::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    if (m_panel->geometry().contains(event->position().toPoint()))
        return;
    close();
    Q_EMIT dismissed();
}

void BottomSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath screen = m_look.screenPath(rect());
    painter.fillPath(screen, m_look.colors().scrim);
    QPainterPath panel;
    const int corner = m_look.px(24);
    panel.addRoundedRect(QRectF(m_panel->geometry()).adjusted(0, 0, 0, corner), corner, corner);
    painter.fillPath(panel.intersected(screen), m_look.colors().screen);
    const QRectF grip((width() - m_look.px(36)) / 2.0, m_panel->y() + m_look.px(9), m_look.px(36),
                      m_look.px(4));
    QPainterPath gripPath;
    gripPath.addRoundedRect(grip, grip.height() / 2, grip.height() / 2);
    painter.fillPath(gripPath, m_look.colors().line);
}

} // namespace countersign::ui

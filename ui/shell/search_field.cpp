#include "ui/shell/search_field.h"

#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

namespace {

constexpr int widest = 420;
constexpr int narrowest = 160;
constexpr int glyphSize = 14;

} // namespace

SearchField::SearchField(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_edit(new QLineEdit(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s + glyphSize + space::xs + 2, space::xs, space::s, space::xs);
    row->addWidget(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &SearchField::searched);
    connect(&theme, &Theme::changed, this, &SearchField::restyle);
    restyle();
    retranslate();
}

QSize SearchField::sizeHint() const
{
    return {qRound(widest * m_theme.textScale()), QWidget::sizeHint().height()};
}

QString SearchField::text() const
{
    return m_edit->text();
}

void SearchField::clear()
{
    m_edit->clear();
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        update();
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            Q_EMIT searched(m_edit->text());
        break;
    case QEvent::FocusOut:
        update();
        Q_EMIT left();
        break;
    case QEvent::ShortcutOverride:
        // While one types here, the arrows and Escape belong to the findings below.
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Escape: event->accept(); return true;
        default: break;
        }
        break;
    case QEvent::KeyPress:
        if (takeKey(static_cast<QKeyEvent *>(event)->key()))
            return true;
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

bool SearchField::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Up: Q_EMIT moved(-1); return true;
    case Qt::Key_Down: Q_EMIT moved(1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT chosen(); return true;
    case Qt::Key_Escape:
        m_edit->clear();
        m_edit->clearFocus();
        return true;
    default: return false;
    }
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SearchField::retranslate()
{
    m_edit->setPlaceholderText(tr("Search challenges, devices, traffic…  Ctrl K"));
    m_edit->setAccessibleName(tr("Search challenges, devices and traffic"));
}

void SearchField::restyle()
{
    m_edit->setFont(m_theme.font(FontRole::Body));
    QPalette palette = m_edit->palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::PlaceholderText, m_theme.colors().textMuted);
    m_edit->setPalette(palette);
    setMinimumWidth(narrowest);
    updateGeometry();
    update();
}

void SearchField::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_edit->hasFocus() ? QPen(colors.focus, 1.5) : QPen(colors.line, 1));
    painter.setBrush(colors.backdrop);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QRect glyph(space::s + 2, (height() - glyphSize) / 2, glyphSize, glyphSize);
    paintGlyph(painter, QStringLiteral("search"), colors.textMuted,
               QStyle::visualRect(layoutDirection(), rect(), glyph));
}

} // namespace countersign::ui

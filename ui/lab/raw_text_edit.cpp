#include "ui/lab/raw_text_edit.h"

#include "ui/shell/slim_scroll_bar.h"
#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace countersign::ui {

namespace {

/// For the frame and its round corners.
constexpr int frameRoom = 4;

/// Nothing in it but what can be seen, and tabs.
bool isAllVisible(QString text)
{
    return !display::DisplayText::guard(text.replace(QLatin1Char('\t'), QLatin1Char(' ')),
                                        display::Lines::Many)
                .wasEscaped();
}

} // namespace

RawTextEdit::RawTextEdit(const Theme &theme, QWidget *parent) : QPlainTextEdit(parent), m_theme(theme)
{
    SlimScrollBar::dress(*this, theme);
    document()->setDocumentMargin(space::xs);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(frameRoom, frameRoom, frameRoom, frameRoom);
    viewport()->setAutoFillBackground(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(this, &QPlainTextEdit::textChanged, this, &RawTextEdit::edited);
    connect(&theme, &Theme::changed, this, &RawTextEdit::restyle);
    restyle();
}

void RawTextEdit::setBytes(const QByteArray &bytes, const display::DisplayText &instead)
{
    const QSignalBlocker quiet(this);
    const QString text = QString::fromUtf8(bytes);
    setPlainText(text);
    const bool isEditable = rawText().toUtf8() == bytes && isAllVisible(text);
    m_given = isEditable ? QByteArray() : bytes;
    setReadOnly(!isEditable);
    if (!isEditable)
        setPlainText(instead.plain());
}

QByteArray RawTextEdit::bytes() const
{
    return isReadOnly() ? m_given : rawText().toUtf8();
}

/// QPlainTextEdit::toPlainText() gives a blank for a no-break space.
QString RawTextEdit::rawText() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

/// The frame lies outside of the viewport, and with it outside of paintEvent().
bool RawTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        QPainter painter(this);
        TextField::paintFrame(painter, rect(), m_theme,
                              hasFocus() ? TextField::State::Focused : TextField::State::Enabled);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QPlainTextEdit::event(event);
}

void RawTextEdit::restyle()
{
    setFont(m_theme.font(FontRole::MonoSmall));
}

} // namespace countersign::ui

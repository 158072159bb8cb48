#include "ui/widgets/notice_box.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_block.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

NoticeBox::NoticeBox(const Theme &theme, Tone tone, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_tone(tone), m_layout(new QHBoxLayout(this)),
      m_text(new TextBlock(this))
{
    m_layout->addWidget(m_text);
    setTextFont(theme.font(FontRole::Small));
    connect(&theme, &Theme::changed, this, &NoticeBox::restyle);
}

void NoticeBox::setContent(const display::DisplayText &text)
{
    m_text->setContent(text);
}

void NoticeBox::setWords(const QString &words)
{
    m_text->setWords(words);
}

void NoticeBox::setTextFont(const QFont &font)
{
    m_text->setFont(font);
    restyle();
}

QString NoticeBox::text() const
{
    return m_text->text();
}

void NoticeBox::restyle()
{
    const int em = m_text->fontMetrics().height();
    const int iconSide = em / 2 + em + em / 2;
    const int otherSide = em / 2 + 2;
    const bool mirrored = isRightToLeft();
    m_layout->setContentsMargins(mirrored ? otherSide : iconSide, em / 2, mirrored ? iconSide : otherSide,
                                 em / 2);
    m_text->setInk(m_theme.ink(m_tone));
    update();
}

void NoticeBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        restyle();
    QFrame::changeEvent(event);
}

void NoticeBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int em = m_text->fontMetrics().height();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.wash(m_tone));
    painter.drawRoundedRect(rect(), em / 2.0, em / 2.0);
    const bool urgent = m_tone == Tone::Warning || m_tone == Tone::Danger;
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(em / 2, em / 2, em, em));
    const QString calm = m_tone == Tone::Success ? QStringLiteral("approve") : QStringLiteral("info");
    paintGlyph(painter, urgent ? QStringLiteral("warning") : calm, m_theme.ink(m_tone), place);
}

} // namespace countersign::ui

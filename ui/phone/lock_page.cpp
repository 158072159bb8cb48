#include "ui/phone/lock_page.h"

#include "ui/phone/phone_look.h"
#include "ui/theme/glyph.h"
#include "ui/widgets/text_block.h"

#include <QPainter>
#include <QVBoxLayout>

namespace countersign::ui {

LockPage::LockPage(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this)), m_time(new TextBlock(this)),
      m_day(new TextBlock(this)), m_device(new TextBlock(this)), m_nothing(new TextBlock(this)),
      m_lesson(new TextBlock(this))
{
    for (TextBlock *text : {m_time, m_day, m_device, m_nothing, m_lesson}) {
        text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        m_layout->addWidget(text);
        if (text == m_device)
            m_layout->addStretch();
    }
    connect(&look, &PhoneLook::changed, this, &LockPage::restyle);
    restyle();
}

void LockPage::setDevice(const console::PhoneDevice &device)
{
    m_device->setContent(device.name);
}

void LockPage::setTime(const QString &time, const QString &day)
{
    m_time->setWords(time);
    m_day->setWords(day);
    restyle();
}

void LockPage::restyle()
{
    const int side = m_look.px(PhoneLook::margin + 8);
    m_layout->setContentsMargins(side, m_look.px(74), side, m_look.px(44));
    m_layout->setSpacing(m_look.px(6));
    const Colors &colors = m_look.colors();
    // Long times such as "10:15 PM" are set smaller rather than broken.
    const bool fits = QFontMetrics(m_look.font(FontRole::Clock)).horizontalAdvance(m_time->text())
        <= m_look.px(PhoneLook::contentWidth - 16);
    m_time->setFont(m_look.font(fits ? FontRole::Clock : FontRole::Hero));
    m_time->setInk(colors.text);
    m_day->setFont(m_look.font(FontRole::Body));
    m_day->setInk(colors.text);
    m_device->setFont(m_look.font(FontRole::Small));
    m_device->setInk(colors.textMuted);
    m_nothing->setFont(m_look.font(FontRole::BodyStrong));
    m_nothing->setInk(colors.text);
    m_nothing->setWords(tr("Nothing to approve"));
    m_lesson->setFont(m_look.font(FontRole::Small));
    m_lesson->setInk(colors.textMuted);
    m_lesson->setWords(
        tr("When a service asks for your approval, it appears here: who asks, what for, and how "
           "long you have."));
    update();
}

void LockPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int size = m_look.px(30);
    const int gap = m_look.px(10);
    const QRectF lock((width() - size) / 2.0, m_nothing->y() - size - gap, size, size);
    paintGlyph(painter, QStringLiteral("lock"), m_look.colors().textMuted, lock);
}

} // namespace countersign::ui

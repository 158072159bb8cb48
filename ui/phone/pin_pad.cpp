#include "ui/phone/pin_pad.h"

#include "ui/phone/phone_look.h"
#include "ui/widgets/action_button.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int dotsHeight = 34;

} // namespace

PinPad::PinPad(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_grid(new QGridLayout(this)),
      m_back(new ActionButton(look.theme(), ActionButton::Kind::Outline, QStringLiteral("⌫"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    for (int i = 0; i < 10; ++i) {
        const int digit = (i + 1) % 10;
        auto *key = new ActionButton(look.theme(), ActionButton::Kind::Outline, QString::number(digit), this);
        key->setFocusPolicy(Qt::NoFocus);
        connect(key, &QAbstractButton::clicked, this, &PinPad::addDigit);
        const bool zero = digit == 0;
        m_grid->addWidget(key, i / 3, zero ? 1 : i % 3);
        m_keys.append(key);
    }
    m_back->setFocusPolicy(Qt::NoFocus);
    connect(m_back, &QAbstractButton::clicked, this, &PinPad::removeDigit);
    m_grid->addWidget(m_back, 3, 2);
    m_keys.append(m_back);
    connect(&look, &PhoneLook::changed, this, &PinPad::restyle);
    restyle();
}

void PinPad::clear()
{
    setDigits(0);
}

void PinPad::addDigit()
{
    setDigits(m_digits + 1);
    if (m_digits == pinLength)
        Q_EMIT entered();
}

void PinPad::removeDigit()
{
    setDigits(m_digits - 1);
}

void PinPad::setDigits(int digits)
{
    m_digits = std::clamp(digits, 0, pinLength);
    setAccessibleName(tr("PIN, %1 of %2 digits").arg(m_digits).arg(pinLength));
    update();
}

void PinPad::keyPressEvent(QKeyEvent *event)
{
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        addDigit();
    else if (event->key() == Qt::Key_Backspace)
        removeDigit();
    else
        QWidget::keyPressEvent(event);
}

void PinPad::restyle()
{
    m_grid->setContentsMargins(0, m_look.px(dotsHeight), 0, 0);
    m_grid->setSpacing(m_look.px(4));
    for (ActionButton *key : std::as_const(m_keys)) {
        key->setFont(m_look.font(FontRole::Heading));
        key->setShape({m_look.linePx(38), m_look.px(12), m_look.px(8)});
    }
    m_back->setAccessibleName(tr("Remove a digit"));
    setDigits(m_digits);
}

void PinPad::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = m_look.px(12);
    const qreal step = m_look.px(26);
    qreal x = (width() - (pinLength - 1) * step - size) / 2;
    for (int i = 0; i < pinLength; ++i, x += step) {
        const QRectF dot(x, m_look.px(6), size, size);
        painter.setPen(QPen(m_look.colors().accent, m_look.px(1.5)));
        painter.setBrush(i < m_digits ? QBrush(m_look.colors().accent) : Qt::NoBrush);
        painter.drawEllipse(dot);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_look.colors().focus, 2));
        painter.setBrush(Qt::NoBrush);
        const QRectF around((width() - 4 * step) / 2 - m_look.px(6), 1, 4 * step + m_look.px(10),
                            size + m_look.px(10));
        painter.drawRoundedRect(around, around.height() / 2, around.height() / 2);
    }
}

} // namespace countersign::ui

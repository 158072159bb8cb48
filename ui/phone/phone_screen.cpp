#include "ui/phone/phone_screen.h"

#include "ui/phone/phone_look.h"
#include "ui/phone/status_bar.h"

#include <QPainter>
#include <QStackedLayout>

namespace countersign::ui {

PhoneScreen::PhoneScreen(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this)), m_status(new StatusBar(look, this)),
      m_pages(new QStackedLayout)
{
    m_layout->setSpacing(0);
    m_layout->addWidget(m_status);
    m_layout->addLayout(m_pages, 1);
    connect(&look, &PhoneLook::changed, this, &PhoneScreen::restyle);
    restyle();
}

void PhoneScreen::addPage(QWidget *page)
{
    m_pages->addWidget(page);
}

void PhoneScreen::showPage(QWidget *page, Ground ground)
{
    m_pages->setCurrentWidget(page);
    m_ground = ground;
    update();
}

QWidget *PhoneScreen::page() const
{
    return m_pages->currentWidget();
}

void PhoneScreen::setTime(const QString &time)
{
    m_status->setTime(time);
}

void PhoneScreen::restyle()
{
    m_layout->setContentsMargins(0, 0, 0, m_look.px(22));
    update();
}

void PhoneScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_look.colors();
    if (m_ground == Ground::Wallpaper) {
        QLinearGradient wallpaper(0, 0, 0, height());
        wallpaper.setColorAt(0, colors.accentWash);
        wallpaper.setColorAt(1, colors.screen);
        painter.fillPath(m_look.screenPath(rect()), wallpaper);
    }
    const QRectF home((width() - m_look.px(112)) / 2.0, height() - m_look.px(12), m_look.px(112),
                      m_look.px(4));
    QPainterPath path;
    path.addRoundedRect(home, home.height() / 2, home.height() / 2);
    painter.fillPath(path, colors.lineStrong);
}

} // namespace countersign::ui

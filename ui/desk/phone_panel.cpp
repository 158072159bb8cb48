#include "ui/desk/phone_panel.h"

#include "core/console/console.h"
#include "ui/desk/phone_caption.h"
#include "ui/phone/phone_view.h"
#include "ui/theme/metrics.h"

#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr qreal largestForMany = 4;

} // namespace

PhonePanel::PhonePanel(const Theme &theme, console::Console &console, QWidget *parent)
    : Ground(theme, Shade::Backdrop, {}, parent), m_console(console),
      m_caption(new PhoneCaption(theme, console, this)), m_phone(new PhoneView(theme, console.clock(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::m, space::s, space::s);
    column->setSpacing(0);
    column->addWidget(m_caption, 0, Qt::AlignHCenter);
    column->addWidget(m_phone, 1);
    console::Desk &desk = console.desk();
    connect(&desk, &console::Desk::phoneChanged, this, &PhonePanel::showPhone);
    connect(&desk, &console::Desk::cardChanged, this, &PhonePanel::showCard);
    connect(m_phone, &PhoneView::approved, &desk, &console::Desk::approve);
    connect(m_phone, &PhoneView::denied, &desk, &console::Desk::deny);
    connect(m_phone, &PhoneView::dismissed, &desk, &console::Desk::dismiss);
    connect(m_phone, &PhoneView::retried, &desk, &console::Desk::openAgain);
    connect(m_phone, &PhoneView::seen, &desk, &console::Desk::markSeen);
    connect(&console, &console::Console::timeChanged, m_phone, &PhoneView::refreshTime);
    showPhone();
    showCard();
}

void PhonePanel::setAudience(Audience audience)
{
    m_caption->setVisible(audience == Audience::One);
    m_phone->setScale(audience == Audience::One ? 1 : largestForMany);
}

void PhonePanel::showPhone()
{
    m_phone->setDevice(m_console.desk().phone());
}

void PhonePanel::showCard()
{
    if (m_console.desk().card())
        m_phone->setCard(*m_console.desk().card());
    else
        m_phone->clearCard();
}

} // namespace countersign::ui

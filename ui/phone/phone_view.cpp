#include "ui/phone/phone_view.h"

#include "ui/phone/card_page.h"
#include "ui/phone/deny_sheet.h"
#include "ui/phone/local_auth_sheet.h"
#include "ui/phone/lock_page.h"
#include "ui/phone/outcome_page.h"
#include "ui/phone/phone_screen.h"
#include "ui/phone/status_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace countersign::ui {

using device::CardState;

namespace {

constexpr qreal smallestScale = 0.7;
constexpr qreal largestScale = 4;
/// The scale moves in such steps while a window is resized.
constexpr qreal scaleStep = 0.02;
/// Room around the device at scale 1; the faint end of the shadow may be cut.
constexpr int breathing = 20;
constexpr Milliseconds second{1000};
constexpr Milliseconds minute{60000};

QSize placeFor(qreal scale)
{
    return (QSizeF(PhoneLook::deviceSize + 2 * QSize(breathing, breathing)) * scale).toSize();
}

} // namespace

PhoneView::PhoneView(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_look(theme), m_frame(m_look), m_clock(clock),
      m_screen(new PhoneScreen(m_look, this)), m_lockPage(new LockPage(m_look)),
      m_cardPage(new CardPage(m_look)), m_outcomePage(new OutcomePage(m_look)),
      m_localAuth(new LocalAuthSheet(m_look, m_screen)), m_denySheet(new DenySheet(m_look, m_screen))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    for (QWidget *page : std::initializer_list<QWidget *>{m_lockPage, m_cardPage, m_outcomePage})
        m_screen->addPage(page);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &PhoneView::refreshTime);
    connect(&m_look, &PhoneLook::changed, this, qOverload<>(&QWidget::update));
    connectAnswers();
    setDevice({});
    showCard();
}

void PhoneView::connectAnswers()
{
    connect(m_cardPage, &CardPage::approveRequested, this, &PhoneView::approve);
    connect(m_cardPage, &CardPage::retryRequested, this, &PhoneView::retry);
    connect(m_cardPage, &CardPage::denyRequested, this, &PhoneView::deny);
    connect(m_cardPage, &CardPage::dismissRequested, this, &PhoneView::dismiss);
    connect(m_cardPage, &CardPage::numberRequested, this, [this](int number) { send({.number = number}); });
    connect(m_cardPage, &CardPage::rowsSeenChanged, this, &PhoneView::rowsSeenChanged);
    connect(m_localAuth, &LocalAuthSheet::confirmed, this, [this] { send({.localAuth = true}); });
    connect(m_denySheet, &DenySheet::denied, this, &PhoneView::sendDenial);
}

void PhoneView::setDevice(const console::PhoneDevice &device)
{
    m_device = device;
    m_lockPage->setDevice(device);
    setAccessibleName(tr("Phone %1").arg(device.name.plain()));
    refreshTime();
}

void PhoneView::setCard(const console::PhoneCard &card)
{
    const bool same = m_card && m_card->key == card.key && m_card->deviceId == card.deviceId;
    if (!same) {
        m_seenReported = false;
        releaseReveal();
    }
    if (!same || card.state != CardState::Waiting) {
        closeSheets();
        takeFocusBack();
    }
    const bool news = !same || m_card->state != card.state;
    m_card = card;
    showCard();
    if (news) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    reportSeen();
}

void PhoneView::clearCard()
{
    closeSheets();
    takeFocusBack();
    m_card.reset();
    m_seenReported = false;
    showCard();
}

void PhoneView::showCard()
{
    const bool mirrored = m_card && m_card->rightToLeft;
    m_screen->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    if (!m_card) {
        m_screen->showPage(m_lockPage, PhoneScreen::Ground::Wallpaper);
    } else if (isPending() || isNotice()) {
        m_cardPage->setCard(*m_card);
        m_screen->showPage(m_cardPage, PhoneScreen::Ground::Plain);
    } else {
        m_outcomePage->setCard(*m_card);
        m_screen->showPage(m_outcomePage, PhoneScreen::Ground::Plain);
    }
    refreshTime();
}

void PhoneView::refreshTime()
{
    const Instant now = m_clock.now();
    const QString time = deviceTime(m_device, now);
    // The lock screen shows the time large, so its status bar need not repeat it.
    m_screen->setTime(m_card ? time : QString());
    m_lockPage->setTime(time, deviceDay(m_device, now));
    if (isPending())
        m_cardPage->setTime(now);
    const Milliseconds sinceChange =
        isPending() ? (now - m_card->expiresAt) % second : now.time_since_epoch() % minute;
    const Milliseconds period = isPending() ? second : minute;
    const Milliseconds past = (sinceChange + period) % period;
    if (isVisible())
        m_tick.start(period - past);
    else
        m_tick.stop();
}

bool PhoneView::isPending() const
{
    return isWaiting() || (m_card && m_card->state == CardState::Answering);
}

bool PhoneView::isWaiting() const
{
    return m_card && m_card->state == CardState::Waiting;
}

bool PhoneView::isNotice() const
{
    return m_card && m_card->state == CardState::Notice;
}

bool PhoneView::isSheetOpen() const
{
    return m_localAuth->isOpen() || m_denySheet->isOpen();
}

void PhoneView::closeSheets()
{
    m_localAuth->close();
    m_denySheet->close();
}

/// A button that falls asleep or goes hands its focus to the next one, which might be Deny: the phone itself takes it.
void PhoneView::takeFocusBack()
{
    if (isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
}

void PhoneView::reportSeen()
{
    if (m_seenReported || !(isWaiting() || isNotice()) || !isVisible())
        return;
    m_seenReported = true;
    Q_EMIT seen();
}

int PhoneView::rowCount() const
{
    return isPending() || isNotice() ? m_cardPage->rowCount() : 0;
}

int PhoneView::rowsSeen() const
{
    return isPending() || isNotice() ? m_cardPage->rowsSeen() : 0;
}

bool PhoneView::canApprove() const
{
    return isWaiting() && m_cardPage->canApprove();
}

device::PaintedCard PhoneView::painted() const
{
    return isPending() || isNotice() ? m_cardPage->painted() : device::PaintedCard{};
}

void PhoneView::approve()
{
    if (!canApprove() || isSheetOpen())
        return;
    switch (m_card->customType) {
    case domain::CustomType::LocalAuth: m_localAuth->open(); return;
    case domain::CustomType::Totp:
        send(m_card->totpCode.isEmpty() ? device::Answer{} : device::Answer{.totpCode = m_card->totpCode});
        return;
    case domain::CustomType::GoldenNumber:
        if (m_card->numbers.isEmpty())
            send({});
        return;
    }
}

void PhoneView::deny()
{
    if (isWaiting() && !isSheetOpen())
        m_denySheet->open();
}

void PhoneView::dismiss()
{
    if (isNotice())
        Q_EMIT dismissed();
}

void PhoneView::retry()
{
    if (isWaiting() && m_card->data == device::DataToFetch::State::Failed && !isSheetOpen())
        Q_EMIT retried();
}

void PhoneView::chooseNumber(int position)
{
    if (canApprove() && !isSheetOpen() && position >= 0 && position < m_card->numbers.size())
        send({.number = m_card->numbers[position]});
}

void PhoneView::send(const device::Answer &answer)
{
    if (!canApprove())
        return;
    device::Answer approval = answer;
    approval.painted = painted();
    showSending();
    Q_EMIT approved(approval);
}

void PhoneView::sendDenial(const QString &reason)
{
    if (!isWaiting())
        return;
    const device::PaintedCard seen = painted();
    showSending();
    Q_EMIT denied(reason, seen);
}

void PhoneView::showSending()
{
    takeFocusBack();
    m_card->state = CardState::Answering;
    showCard();
}

void PhoneView::holdReveal()
{
    m_cardPage->holdReveal();
}

void PhoneView::releaseReveal()
{
    m_cardPage->releaseReveal();
}

void PhoneView::setTextScale(qreal scale)
{
    m_look.setTextScale(scale);
}

void PhoneView::setScale(qreal largest)
{
    m_largestScale = std::clamp(largest, smallestScale, largestScale);
    updateGeometry();
    placeDevice();
}

QSize PhoneView::sizeHint() const
{
    return placeFor(std::min(m_largestScale, 1.0));
}

QSize PhoneView::minimumSizeHint() const
{
    return placeFor(smallestScale);
}

void PhoneView::placeDevice()
{
    const QSizeF whole = placeFor(1);
    const qreal fitting = std::min(width() / whole.width(), height() / whole.height());
    const qreal stepped = std::floor(fitting / scaleStep + 0.001) * scaleStep;
    m_look.setScale(std::clamp(stepped, smallestScale, m_largestScale));
    m_place =
        QRect({}, QSize(m_look.px(PhoneLook::deviceSize.width()), m_look.px(PhoneLook::deviceSize.height())));
    m_place.moveCenter(rect().center());
    const int bezel = m_look.px(PhoneLook::bezel);
    m_screen->setGeometry(m_place.adjusted(bezel, bezel, -bezel, -bezel));
    update();
}

void PhoneView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_frame.paint(painter, m_place);
    if (hasFocus() && m_focusRing) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_look.colors().focus, 2));
        const int gap = m_look.px(5);
        const int radius = m_look.px(PhoneLook::deviceRadius) + gap;
        painter.drawRoundedRect(QRectF(m_place).adjusted(-gap, -gap, gap, gap), radius, radius);
    }
}

void PhoneView::resizeEvent(QResizeEvent *)
{
    placeDevice();
}

void PhoneView::showEvent(QShowEvent *)
{
    refreshTime();
    reportSeen();
}

void PhoneView::hideEvent(QHideEvent *)
{
    m_tick.stop();
    releaseReveal();
}

void PhoneView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_look.refresh();
        setDevice(m_device);
    }
    QWidget::changeEvent(event);
}

} // namespace countersign::ui

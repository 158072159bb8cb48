#pragma once

#include "core/base/clock.h"
#include "core/console/phone_card.h"
#include "core/console/phone_device.h"
#include "ui/phone/device_frame.h"
#include "ui/phone/phone_look.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace countersign::ui {

class CardPage;
class DenySheet;
class LocalAuthSheet;
class LockPage;
class OutcomePage;
class PhoneScreen;

/// A phone, painted like one and behaving like one. It shows one card, or its lock screen.
///
/// What a person does comes out as a signal; the phone then shows that the answer is being sent until the next
/// setCard() says what became of it. Keys, while the focus is inside: A approves, D denies, F fetches again, G puts an alert away, 1 to 5 pick a number,
/// Space shows masked values while it is held, arrows and page keys scroll, Enter confirms, Escape closes a sheet.
class PhoneView : public QWidget
{
    Q_OBJECT
public:
    /// `theme` and `clock` outlive the view.
    PhoneView(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setDevice(const console::PhoneDevice &device);
    /// The same challenge on the same device again is updated in place: its scroll position, its seen rows and an
    /// open sheet stay.
    void setCard(const console::PhoneCard &card);
    /// Back to the lock screen.
    void clearCard();
    [[nodiscard]] const std::optional<console::PhoneCard> &card() const { return m_card; }

    /// The phone's own text size, 1 to 2.
    void setTextScale(qreal scale);
    /// How large the device may become, 0.7 to 4: it shrinks to fit its place. 1 is the size of a phone on a desk.
    void setScale(qreal largest);

    /// Parts of the card that must have been in view before an approval, and how many of them have been.
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int rowsSeen() const;
    [[nodiscard]] bool canApprove() const;
    /// What stood on the screen up to now.
    [[nodiscard]] device::PaintedCard painted() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// As the button does: nothing while it sleeps; asks for the fingerprint where the challenge wants one.
    void approve();
    /// Opens the sheet that asks why.
    void deny();
    /// Puts an alert away.
    void dismiss();
    /// Has what the card asks about fetched again; nothing unless that failed.
    void retry();
    /// Approves with the number at `position`, counted from 0.
    void chooseNumber(int position);
    void holdReveal();
    void releaseReveal();
    /// To be called after the clock was moved.
    void refreshTime();

Q_SIGNALS:
    void approved(const countersign::device::Answer &answer);
    /// `reason` may be empty; `painted` is what stood on the screen until then.
    void denied(const QString &reason, const countersign::device::PaintedCard &painted);
    void dismissed();
    /// What could not be fetched is to be fetched again.
    void retried();
    /// Once for each challenge and device, when its card is first on a phone that can be seen.
    void seen();
    void rowsSeenChanged(int seen, int total);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] bool isPending() const;
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool isNotice() const;
    [[nodiscard]] bool isSheetOpen() const;
    [[nodiscard]] bool takesKey(const QKeyEvent &event) const;
    void connectAnswers();
    void showCard();
    void reportSeen();
    void send(const device::Answer &answer);
    void sendDenial(const QString &reason);
    void showSending();
    void closeSheets();
    void takeFocusBack();
    void placeDevice();

    PhoneLook m_look;
    DeviceFrame m_frame;
    const Clock &m_clock;
    console::PhoneDevice m_device;
    std::optional<console::PhoneCard> m_card;
    bool m_seenReported = false;
    qreal m_largestScale = 1;
    QRect m_place;            ///< of the device in this widget
    bool m_focusRing = false; ///< only where the keyboard brought the focus here
    QTimer m_tick;
    PhoneScreen *m_screen;
    LockPage *m_lockPage;
    CardPage *m_cardPage;
    OutcomePage *m_outcomePage;
    LocalAuthSheet *m_localAuth;
    DenySheet *m_denySheet;
};

} // namespace countersign::ui

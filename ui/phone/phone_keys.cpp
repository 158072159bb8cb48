// How a PhoneView answers to the keyboard.

#include "ui/phone/card_page.h"
#include "ui/phone/phone_view.h"

#include <QKeyEvent>

namespace countersign::ui {

namespace {

/// Keys that scroll, and how.
QAbstractSlider::SliderAction scrollActionOf(int key)
{
    switch (key) {
    case Qt::Key_Up: return QAbstractSlider::SliderSingleStepSub;
    case Qt::Key_Down: return QAbstractSlider::SliderSingleStepAdd;
    case Qt::Key_PageUp: return QAbstractSlider::SliderPageStepSub;
    case Qt::Key_PageDown: return QAbstractSlider::SliderPageStepAdd;
    case Qt::Key_Home: return QAbstractSlider::SliderToMinimum;
    case Qt::Key_End: return QAbstractSlider::SliderToMaximum;
    default: return QAbstractSlider::SliderNoAction;
    }
}

bool isAnswerKey(int key)
{
    switch (key) {
    case Qt::Key_A:
    case Qt::Key_D:
    case Qt::Key_F:
    case Qt::Key_G:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return true;
    default: return key >= Qt::Key_1 && key <= Qt::Key_5;
    }
}

} // namespace

bool PhoneView::takesKey(const QKeyEvent &event) const
{
    if ((event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier)
        return false;
    if (isSheetOpen())
        return !event.text().isEmpty();
    return (isPending() || isNotice())
        && (isAnswerKey(event.key()) || scrollActionOf(event.key()) != QAbstractSlider::SliderNoAction);
}

bool PhoneView::event(QEvent *event)
{
    // Inside the phone its own keys come before the window's shortcuts: Space must reach the fingerprint sensor.
    if (event->type() == QEvent::ShortcutOverride && takesKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PhoneView::keyPressEvent(QKeyEvent *event)
{
    if (!takesKey(*event) || isSheetOpen()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int key = event->key();
    if (const auto action = scrollActionOf(key); action != QAbstractSlider::SliderNoAction) {
        m_cardPage->scrollRows(action);
        return;
    }
    if (event->isAutoRepeat())
        return;
    if (key == Qt::Key_G || (isNotice() && (key == Qt::Key_Return || key == Qt::Key_Enter)))
        dismiss();
    else if (key == Qt::Key_A || key == Qt::Key_Return || key == Qt::Key_Enter)
        approve();
    else if (key == Qt::Key_D)
        deny();
    else if (key == Qt::Key_F)
        retry();
    else if (key == Qt::Key_Space)
        holdReveal();
    else
        chooseNumber(key - Qt::Key_1);
}

void PhoneView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        releaseReveal();
    else
        QWidget::keyReleaseEvent(event);
}

void PhoneView::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    m_focusRing =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
}

void PhoneView::focusOutEvent(QFocusEvent *event)
{
    releaseReveal();
    QWidget::focusOutEvent(event);
}

} // namespace countersign::ui

#include "ui/widgets/remove_button.h"

#include <QEvent>

namespace countersign::ui {

namespace {

constexpr std::chrono::seconds armedTime{4};

} // namespace

RemoveButton::RemoveButton(const Theme &theme, QWidget *parent)
    : ActionButton(theme, Kind::DangerOutline, {}, parent)
{
    m_armed.setSingleShot(true);
    m_armed.setInterval(armedTime);
    connect(&m_armed, &QTimer::timeout, this, &RemoveButton::retranslate);
    connect(this, &QAbstractButton::clicked, this, &RemoveButton::press);
    retranslate();
}

void RemoveButton::press()
{
    if (!m_armed.isActive()) {
        m_armed.start();
        return retranslate();
    }
    disarm();
    Q_EMIT confirmed();
}

void RemoveButton::disarm()
{
    m_armed.stop();
    retranslate();
}

void RemoveButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ActionButton::changeEvent(event);
}

void RemoveButton::retranslate()
{
    setText(m_armed.isActive() ? tr("Really remove?") : tr("Remove"));
    updateGeometry();
}

} // namespace countersign::ui

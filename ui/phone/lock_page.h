#pragma once

#include "core/console/phone_device.h"

#include <QWidget>

class QVBoxLayout;

namespace countersign::ui {

class PhoneLook;
class TextBlock;

/// The phone at rest: time, day, its name, and what will come here.
class LockPage : public QWidget
{
    Q_OBJECT
public:
    explicit LockPage(const PhoneLook &look, QWidget *parent = nullptr);

    void setDevice(const console::PhoneDevice &device);
    void setTime(const QString &time, const QString &day);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const PhoneLook &m_look;
    QVBoxLayout *m_layout;
    TextBlock *m_time;
    TextBlock *m_day;
    TextBlock *m_device;
    TextBlock *m_nothing;
    TextBlock *m_lesson;
};

} // namespace countersign::ui

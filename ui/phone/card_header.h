#pragma once

#include "core/console/phone_card.h"

#include <QWidget>

class QGridLayout;

namespace countersign::ui {

class Countdown;
class PhoneLook;
class TextBlock;

/// The square with a tenant's first letter.
class TenantAvatar : public QWidget
{
    Q_OBJECT
public:
    explicit TenantAvatar(const PhoneLook &look, QWidget *parent = nullptr);

    void setTenant(const display::DisplayText &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const PhoneLook &m_look;
    QString m_letter;
};

/// Who asks, and for how long still.
class CardHeader : public QWidget
{
    Q_OBJECT
public:
    explicit CardHeader(const PhoneLook &look, QWidget *parent = nullptr);

    void setCard(const console::PhoneCard &card);
    void setTime(Milliseconds left, Milliseconds whole);

private:
    void showWords();
    void restyle();

    const PhoneLook &m_look;
    QGridLayout *m_layout;
    std::optional<device::DispatchProgress> m_progress;
    TenantAvatar *m_avatar;
    TextBlock *m_tenant;
    TextBlock *m_asks;
    Countdown *m_countdown;
    device::ItemKind m_kind = device::ItemKind::Challenge;
};

} // namespace countersign::ui

#pragma once

#include "ui/phone/phone_look.h"

#include <QScrollArea>

namespace countersign::ui {

/// The spoof lab: attacks on what a person reads, side by side as a naive app would paint them and as ours does.
class SpoofPage : public QScrollArea
{
    Q_OBJECT
public:
    /// `theme` outlives the page.
    explicit SpoofPage(const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    PhoneLook m_look;
};

} // namespace countersign::ui

#pragma once

#include <QAbstractButton>

namespace countersign::ui {

class PhoneLook;

/// The eye beside a masked value: shows it while it is held, by the mouse or by Space.
class RevealButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RevealButton(const PhoneLook &look, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const PhoneLook &m_look;
};

} // namespace countersign::ui

#pragma once

#include <QAbstractButton>

namespace countersign::ui {

class PhoneLook;

/// The simulated fingerprint sensor: touching it is recognised, always.
class FingerprintButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FingerprintButton(const PhoneLook &look, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const PhoneLook &m_look;
};

} // namespace countersign::ui

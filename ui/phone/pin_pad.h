#pragma once

#include <QWidget>

class QGridLayout;

namespace countersign::ui {

class ActionButton;
class PhoneLook;

/// Takes the simulated PIN: any four digits, by the keys on the screen or the keyboard's.
class PinPad : public QWidget
{
    Q_OBJECT
public:
    explicit PinPad(const PhoneLook &look, QWidget *parent = nullptr);

    static constexpr int pinLength = 4;

    void clear();

Q_SIGNALS:
    void entered();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addDigit();
    void removeDigit();
    void setDigits(int digits);
    void restyle();

    const PhoneLook &m_look;
    QGridLayout *m_grid;
    QList<ActionButton *> m_keys;
    ActionButton *m_back;
    int m_digits = 0; ///< how many; which ones nobody needs to know
};

} // namespace countersign::ui

#pragma once

#include "core/base/clock.h"

#include <QWidget>

namespace countersign::ui {

class PhoneLook;

/// The time a card has left: a ring that empties, and `2:41` beside it.
class Countdown : public QWidget
{
    Q_OBJECT
public:
    explicit Countdown(const PhoneLook &look, QWidget *parent = nullptr);

    /// `left` below zero counts as none; `whole` is what a full ring stands for.
    void setTime(Milliseconds left, Milliseconds whole);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    [[nodiscard]] QColor ink() const;

    const PhoneLook &m_look;
    std::chrono::seconds m_left{};
    std::chrono::seconds m_whole{};
    QString m_text;
};

} // namespace countersign::ui

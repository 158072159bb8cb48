#pragma once

#include "ui/theme/colors.h"

#include <QWidget>

namespace countersign::ui {

class PhoneLook;

/// A large sign: a glyph in a shape of its own, so that an outcome is told without its colour.
class Emblem : public QWidget
{
    Q_OBJECT
public:
    enum class Outline { Circle, Octagon, Square };

    explicit Emblem(const PhoneLook &look, QWidget *parent = nullptr);

    void setSign(Outline outline, Tone tone, const QString &glyph);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const PhoneLook &m_look;
    Outline m_outline = Outline::Circle;
    Tone m_tone = Tone::Neutral;
    QString m_glyph;
};

} // namespace countersign::ui

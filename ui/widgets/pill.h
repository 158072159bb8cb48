#pragma once

#include "ui/theme/colors.h"

#include <QLabel>

namespace countersign::ui {

class Theme;

/// A word in a rounded frame: a state, a count. Its text is set with setText().
class Pill : public QLabel
{
    Q_OBJECT
public:
    explicit Pill(const Theme &theme, QWidget *parent = nullptr);

    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
};

} // namespace countersign::ui

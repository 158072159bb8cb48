#pragma once

#include <QComboBox>

namespace countersign::ui {

class Theme;

/// A list to choose from, in the look of a TextField.
class ChoiceField : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceField(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
};

} // namespace countersign::ui

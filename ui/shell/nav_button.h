#pragma once

#include <QAbstractButton>

namespace countersign::ui {

class Theme;

/// One page in the navigation, with how much there is on it.
class NavButton : public QAbstractButton
{
    Q_OBJECT
public:
    NavButton(const Theme &theme, const QString &glyph, QWidget *parent = nullptr);

    /// 0 shows nothing.
    void setCount(int count);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    const QString m_glyph;
    int m_count = 0;
};

} // namespace countersign::ui

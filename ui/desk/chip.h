#pragma once

#include <QAbstractButton>

namespace countersign::ui {

class Theme;

/// A word to choose in a rounded frame, filled while it is chosen; with a mark when it opens a menu.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const Theme &theme, QWidget *parent = nullptr);

    enum class Mark { None, Menu };
    void setMark(Mark mark);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    Mark m_mark = Mark::None;
};

} // namespace countersign::ui

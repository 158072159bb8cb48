#pragma once

#include <QSplitter>
#include <QWidget>

namespace countersign::ui {

class Theme;

enum class Shade { Surface, Sidebar, Backdrop };

/// What widgets lie on: one shade, and lines at the edges that border on something else.
class Ground : public QWidget
{
    Q_OBJECT
public:
    Ground(const Theme &theme, Shade shade, Qt::Edges lines = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Shade m_shade;
    const Qt::Edges m_lines;
};

/// A splitter whose handles are lines of one pixel.
class ThinSplitter : public QSplitter
{
    Q_OBJECT
public:
    ThinSplitter(const Theme &theme, Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QSplitterHandle *createHandle() override;

private:
    const Theme &m_theme;
};

} // namespace countersign::ui

#pragma once

#include <QHeaderView>

namespace countersign::ui {

class Theme;

/// Column titles as quiet words over a line; the one that sorts says which way.
class FlatHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit FlatHeader(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;

private:
    const Theme &m_theme;
};

} // namespace countersign::ui

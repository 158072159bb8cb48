#pragma once

#include <QFrame>

class QVBoxLayout;

namespace countersign::ui {

class Theme;

/// A rounded, bordered box with a column of widgets.
class CardFrame : public QFrame
{
    Q_OBJECT
public:
    explicit CardFrame(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_body;
};

} // namespace countersign::ui

#pragma once

#include <QWidget>

class QLabel;

namespace countersign::ui {

class ActionButton;
class TextBlock;
class Theme;

/// What stands where a list would be: what will fill it, and the one button that does.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString glyph; ///< by its name in `:/icons/ui`
        QString title;
        QString text;
        QString action; ///< the button's word; empty: no button
    };

    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void setContent(const Content &content);

Q_SIGNALS:
    void actionTriggered();

private:
    void restyle();

    const Theme &m_theme;
    QString m_glyph;
    QLabel *m_picture;
    TextBlock *m_title;
    TextBlock *m_text;
    ActionButton *m_action;
};

} // namespace countersign::ui

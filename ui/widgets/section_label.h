#pragma once

#include <QLabel>

namespace countersign::ui {

class Theme;

/// The heading of a group: small spaced capitals.
class SectionLabel : public QLabel
{
    Q_OBJECT
public:
    SectionLabel(const Theme &theme, const QString &words, QWidget *parent = nullptr);

private:
    void restyle();

    const Theme &m_theme;
};

} // namespace countersign::ui

#pragma once

#include <QWidget>

class QLineEdit;

namespace countersign::ui {

class Theme;

/// Where one types to find anything.
class SearchField : public QWidget
{
    Q_OBJECT
public:
    explicit SearchField(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    void clear();

Q_SIGNALS:
    /// The keyboard came here, or the text is another.
    void searched(const QString &text);
    void left();
    void moved(int step);
    void chosen();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool takeKey(int key);
    void restyle();
    void retranslate();

    const Theme &m_theme;
    QLineEdit *m_edit;
};

} // namespace countersign::ui

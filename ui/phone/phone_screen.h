#pragma once

#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace countersign::ui {

class PhoneLook;
class StatusBar;

/// What lies inside the bezel: the status bar, and one page at a time.
class PhoneScreen : public QWidget
{
    Q_OBJECT
public:
    explicit PhoneScreen(const PhoneLook &look, QWidget *parent = nullptr);

    enum class Ground { Plain, Wallpaper };
    void addPage(QWidget *page);
    void showPage(QWidget *page, Ground ground);
    [[nodiscard]] QWidget *page() const;
    void setTime(const QString &time);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const PhoneLook &m_look;
    Ground m_ground = Ground::Plain;
    QVBoxLayout *m_layout;
    StatusBar *m_status;
    QStackedLayout *m_pages;
};

} // namespace countersign::ui

#pragma once

#include "ui/tables/live_page.h"

namespace countersign::ui {

class ExchangeView;

/// Every HTTP exchange that is still known; the chosen one's bytes below.
class TrafficPage : public LivePage
{
    Q_OBJECT
public:
    explicit TrafficPage(const Parts &parts, QWidget *parent = nullptr);

    /// Chooses the exchange of that number.
    void choose(const QString &number);

Q_SIGNALS:
    /// The exchange of that number shall be looked at in the signing lab.
    void labRequested(quint64 number);

protected:
    void retranslate() override;

private:
    void showExchange(const QString &number);

    ExchangeView *m_view;
    quint64 m_shown = 0;
};

} // namespace countersign::ui

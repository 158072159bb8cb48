#pragma once

#include "core/console/traffic_model.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace countersign::ui {

class ActionButton;
class CodeView;
class NoticeBox;
class Theme;

/// One exchange byte by byte: the request on one side, the answer on the other, and why a signature was refused.
class ExchangeView : public QWidget
{
    Q_OBJECT
public:
    explicit ExchangeView(const Theme &theme, QWidget *parent = nullptr);

    void setExchange(const http::Exchange &exchange);

Q_SIGNALS:
    /// The signature of this request shall be looked at in the signing lab.
    void labRequested();

protected:
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    void showAnswer();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    NoticeBox *m_refusal;
    ActionButton *m_lab;
    QLabel *m_requestTitle;
    QLabel *m_responseTitle;
    CodeView *m_request;
    CodeView *m_response;
    std::optional<display::DisplayText> m_answer; ///< of the exchange that is shown; empty: none came
};

} // namespace countersign::ui

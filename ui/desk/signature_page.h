#pragma once

#include "ui/desk/inspector_page.h"

namespace countersign::ui {

class FactCard;
class SignatureCard;

/// The two signatures: of the backend on its request, of the device on its answer.
class SignaturePage : public InspectorPage
{
    Q_OBJECT
public:
    SignaturePage(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    void refreshRequest();
    void refreshAnswer();

    SignatureCard *m_request;
    FactCard *m_answer;
};

} // namespace countersign::ui

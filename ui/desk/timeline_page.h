#pragma once

#include "ui/desk/inspector_page.h"

namespace countersign::ui {

class FactCard;

/// What has happened to the challenge, and what its device signs.
class TimelinePage : public InspectorPage
{
    Q_OBJECT
public:
    TimelinePage(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    [[nodiscard]] QString digestWords() const;

    FactCard *m_digest;
    FactCard *m_signature;
};

} // namespace countersign::ui

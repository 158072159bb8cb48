#pragma once

#include "app/desktop/session.h"

#include <QSignalSpy>
#include <QTest>

namespace countersign::test {

constexpr int patienceMs = 15'000;

/// A window in English on the demo, ready and in front; null when it did not come about.
[[nodiscard]] inline std::unique_ptr<app::Session> openDemo()
{
    app::DesktopOptions options;
    options.demo = true;
    options.language = QStringLiteral("en");
    Result<std::unique_ptr<app::Session>> session = app::Session::open(options, signing::Sealer::ephemeral());
    if (!session)
        return nullptr;
    QSignalSpy ready(session->get(), &app::Session::demoReady);
    if (!ready.wait(patienceMs))
        return nullptr;
    (*session)->window().resize(1360, 900);
    (*session)->window().activateWindow();
    return *std::move(session);
}

} // namespace countersign::test

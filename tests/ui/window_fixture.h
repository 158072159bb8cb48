#pragma once

#include "stage.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// The whole window on a console that the test feeds by hand, with settings of its own.
struct WindowFixture
{
    Stage stage;
    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    countersign::ui::Theme theme;
    countersign::ui::MainWindow window{{stage.console, theme, stage.clock, settings},
                                       {QStringLiteral("127.0.0.1:8787"),
                                        countersign::ui::MainWindow::Storage::Memory,
                                        QStringLiteral("Demo Bank")}};

    /// In front, with the keyboard.
    [[nodiscard]] bool show()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }
    template<typename Widget>
    [[nodiscard]] Widget &find()
    {
        return *window.findChild<Widget *>();
    }
};

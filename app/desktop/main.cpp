#include "app/compose/sealing_key.h"
#include "app/desktop/desktop_options.h"
#include "app/desktop/session.h"
#include "app/desktop/sheet_command.h"
#include "app/desktop/tour.h"
#include "ui/widgets/refusal_words.h"

#include <QApplication>
#include <QIcon>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace countersign;

namespace {

constexpr int exitFailure = 1;
constexpr int exitBadOption = 2;
/// Long enough to type the keychain's password into the desktop's own dialogue.
constexpr std::chrono::seconds keychainPatience{60};

/// Whether one of these is a word of the command line, alone or with its value behind an equals sign.
bool asksFor(std::initializer_list<std::string_view> options, int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [&options](const char *argument) {
        const std::string_view word(argument);
        return std::ranges::find(options, word.substr(0, word.find('='))) != options.end();
    });
}

/// Qt ends the process with a core dump where it finds no display, so it is looked for before.
bool hasDisplay(int argc, char **argv)
{
#ifdef Q_OS_LINUX
    const auto isSaid = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSaid("DISPLAY") || isSaid("WAYLAND_DISPLAY") || isSaid("QT_QPA_PLATFORM")
        || asksFor({"-platform", "--platform", "-display", "--display"}, argc, argv);
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return true;
#endif
}

int complain(const Error &error, int code)
{
    std::fprintf(stderr, "countersign: %s\n", qUtf8Printable(ui::wordsOf(error).plain()));
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(QStringLiteral("Countersign"));
    QCoreApplication::setApplicationName(QStringLiteral("countersign"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    const bool paintsSheet = asksFor({"--sheet"}, argc, argv);
    const bool onlyPrints = asksFor({"-h", "-?", "--help", "--help-all", "-v", "--version"}, argc, argv);
    const bool isSeen = hasDisplay(argc, argv);
    if (paintsSheet || (onlyPrints && !isSeen)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } else if (!isSeen) {
        return complain(
            {QStringLiteral("DISPLAY_MISSING"),
             QStringLiteral("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it in a "
                            "desktop session, or use countersignd, which needs none.")},
            exitFailure);
    }
    const QApplication application(argc, argv);
    if (paintsSheet)
        return app::runSheet(QApplication::arguments());
    QApplication::setApplicationDisplayName(QStringLiteral("Countersign"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.countersign.Countersign"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app/countersign.svg")));

    const Result<app::DesktopOptions> options = app::readDesktopOptions(QApplication::arguments());
    if (!options)
        return complain(options.error(), exitBadOption);
    if (!options->print.isEmpty()) {
        std::printf("%s\n", qUtf8Printable(options->print));
        return 0;
    }
    std::unique_ptr<app::Session> session;
    std::unique_ptr<app::Tour> tour;
    const auto open = [&](const Result<signing::Sealer> &sealer) -> Result<void> {
        if (!sealer)
            return failureOf(sealer);
        Result<std::unique_ptr<app::Session>> opened = app::Session::open(*options, *sealer);
        if (!opened)
            return failureOf(opened);
        session = *std::move(opened);
        if (!options->tourDirectory.isEmpty())
            tour = std::make_unique<app::Tour>(*session, options->tourDirectory);
        return {};
    };
    app::fetchSealer({app::Session::dataDirectory(*options), options->keyStore, keychainPatience},
                     app::systemKeychain(), [&open](const Result<signing::Sealer> &sealer) {
                         if (const Result<void> opened = open(sealer); !opened)
                             QApplication::exit(complain(opened.error(), exitFailure));
                     });
    return QApplication::exec();
}

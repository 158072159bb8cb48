#include "app/desktop/desktop_options.h"
#include "app/desktop/session.h"
#include "app/desktop/tour.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

using namespace countersign;

namespace {

constexpr int exitFailure = 1;
constexpr int exitBadOption = 2;

int complain(const Error &error, int code)
{
    std::fprintf(stderr, "countersign: %s\n", qUtf8Printable(error.message));
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(QStringLiteral("Countersign"));
    QCoreApplication::setApplicationName(QStringLiteral("countersign"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    const QApplication application(argc, argv);
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
    const Result<std::unique_ptr<app::Session>> session = app::Session::open(*options);
    if (!session)
        return complain(session.error(), exitFailure);
    std::unique_ptr<app::Tour> tour;
    if (!options->tourDirectory.isEmpty())
        tour = std::make_unique<app::Tour>(**session, options->tourDirectory);
    return QApplication::exec();
}

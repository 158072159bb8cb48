#include "display_run.h"

#include "sample_blocks.h"

#include "core/display/renderer.h"

#include <QElapsedTimer>

namespace countersign::bench {

namespace {

constexpr int rounds = 20'000;
constexpr int warmRounds = 500;

QString microseconds(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    std::size_t rows = 0;
    for (int round = 0; round < warmRounds; ++round)
        rows += display::render(block, settings).fields.size();
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < rounds; ++round)
        rows += display::render(block, settings).fields.size();
    const double each = static_cast<double>(timer.nsecsElapsed()) / 1e3 / rounds;
    const bool isWhole = rows == block.fields.size() * static_cast<std::size_t>(rounds + warmRounds);
    return QStringLiteral("%1 µs%2")
        .arg(each, 7, 'f', 1)
        .arg(isWhole ? QString() : QStringLiteral("   rows are missing"));
}

} // namespace

QList<Figure> measureDisplay()
{
    constexpr int fields = 10;
    QList<Figure> figures;
    for (const char *locale : {"en_US", "fr_FR", "ar_EG"}) {
        display::RenderSettings settings;
        settings.locale = QLatin1String(locale);
        figures.append(
            {QStringLiteral("block of %1 fields, checked and formatted, %2").arg(fields).arg(settings.locale),
             microseconds(sampleBlock(fields), settings)});
    }
    return figures;
}

} // namespace countersign::bench

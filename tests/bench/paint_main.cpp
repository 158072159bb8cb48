// Paints what the windows paint, without a screen, and prints how long it took as one line of JSON for countersign-bench.

#include "sample_blocks.h"
#include "stage.h"

#include "core/console/block_card.h"
#include "ui/desk/challenge_panel.h"
#include "ui/phone/card_body.h"
#include "ui/phone/phone_look.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLayout>
#include <QListView>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace countersign;

namespace {

constexpr int fieldsPainted = 50;
constexpr int challengesListed = 1000;
constexpr int cardWidth = 360;
constexpr QSize listSize{320, 800};
constexpr int framesMeasured = 200;
/// The picture's pixels for one of the widget's.
constexpr qreal scale = 2;

QImage canvas(const QSize &size)
{
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    return image;
}

/// The median of what `paint(frame)` takes, and the longest, in milliseconds.
template<typename Paint>
std::pair<double, double> measureFrames(Paint paint)
{
    std::vector<double> times;
    for (int frame = -10; frame < framesMeasured; ++frame) {
        QElapsedTimer timer;
        timer.start();
        paint(std::max(frame, 0));
        if (frame >= 0) // the first ones fill caches
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times.back()};
}

QJsonArray figure(const QString &what, double median, double longest)
{
    return {what, QStringLiteral("%1 ms   longest %2 ms").arg(median, 7, 'f', 1).arg(longest, 0, 'f', 1)};
}

QJsonArray measureCard()
{
    ui::Theme theme;
    ui::PhoneLook look(theme);
    const console::PhoneCard card =
        console::blockCard(bench::sampleBlock(fieldsPainted), QStringLiteral("en_US"), QStringLiteral("UTC"),
                           fromUnixMs(1'782'036'930'000));
    ui::CardBody body(look, card);
    body.setAttribute(Qt::WA_DontShowOnScreen);
    body.ensurePolished();
    body.resize(cardWidth, body.layout()->totalHeightForWidth(cardWidth));
    body.layout()->activate();
    QImage image = canvas(body.size());
    const auto [median, longest] = measureFrames([&](int) { body.render(&image); });
    return figure(QStringLiteral("block of %1 fields, painted whole at %2×").arg(fieldsPainted).arg(scale),
                  median, longest);
}

QJsonArray measureList()
{
    Stage stage;
    std::vector<domain::Event> events;
    for (int i = 0; i < challengesListed; ++i)
        events.emplace_back(stage.created({.id = QStringLiteral("ins-%1").arg(i)}));
    stage.happen(events);
    ui::Theme theme;
    ui::ChallengePanel panel(theme, stage.console, QString());
    panel.setAttribute(Qt::WA_DontShowOnScreen);
    panel.resize(listSize);
    panel.show();
    QImage image = canvas(listSize);
    QScrollBar *bar = panel.list().verticalScrollBar();
    const auto [median, longest] = measureFrames([&](int frame) {
        bar->setValue(bar->maximum() * frame / framesMeasured);
        panel.render(&image);
    });
    return figure(QStringLiteral("list of %1 challenges, a frame while it scrolls, at %2×")
                      .arg(challengesListed)
                      .arg(scale),
                  median, longest);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QJsonObject figures{{QStringLiteral("figures"), QJsonArray{measureCard(), measureList()}}};
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}

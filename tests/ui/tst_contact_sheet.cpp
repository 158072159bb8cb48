#include "core/console/block_card.h"
#include "painted_text.h"
#include "ui/sheet/contact_sheet.h"
#include "ui/sheet/sheet_dialog.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFileDialog>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::ui;

namespace {

display::DisplayBlock transfer()
{
    display::DisplayBlock block;
    block.title = QStringLiteral("Confirm the transfer");
    display::ValidationField &amount = block.fields.emplace_back();
    amount.key = amount.title = QStringLiteral("Amount");
    amount.value = QStringLiteral("1234.50");
    amount.dataType = QStringLiteral("CURRENCY_EUR");
    return block;
}

ContactSheet sheetOf(const display::DisplayBlock &block, const SheetPlan &plan)
{
    return ContactSheet(plan, [&block](const QString &locale) {
        return console::blockCard(block, locale, QStringLiteral("UTC"), {});
    });
}

const SheetPlan wide{{QStringLiteral("en_US"), QStringLiteral("fr_FR"), QStringLiteral("de_CH")},
                     {Appearance::Light, Appearance::Dark},
                     {100, 150, 200}};

QString paintedOf(const ContactSheet &sheet, int row)
{
    return paintedTexts(sheet.rowSize(row), [&](QPainter &painter) { sheet.paintRow(painter, row); })
        .join(QString());
}

} // namespace

class TestContactSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Each locale in every theme and size: as often as it has cells, in its own way of writing.
    void paintsEveryCell()
    {
        const display::DisplayBlock block = transfer();
        const ContactSheet sheet = sheetOf(block, wide);
        QCOMPARE(sheet.rowCount(), 3);
        for (int row = 0; row < sheet.rowCount(); ++row) {
            const QString painted = paintedOf(sheet, row);
            const QString &locale = wide.locales[row];
            const display::RenderedBlock rendered = display::render(block, {locale});
            QCOMPARE(painted.count(bare(rendered.fields.front().text.plain())), 6);
            for (const char *theme : {"light", "dark"}) {
                for (const int percent : wide.textPercents) {
                    const QString caption =
                        QStringLiteral("%1 · %2 · text %3 %").arg(locale, QLatin1String(theme)).arg(percent);
                    QVERIFY2(painted.contains(bare(caption)), qPrintable(caption));
                }
            }
        }
    }

    void largerTextTakesMoreRoom()
    {
        const display::DisplayBlock block = transfer();
        const auto rowOf = [&block](int percent) {
            return sheetOf(block, {{QStringLiteral("en_US")}, {Appearance::Light}, {percent}}).rowSize(0);
        };
        QCOMPARE(rowOf(200).width(), rowOf(100).width());
        QVERIFY(rowOf(200).height() > rowOf(100).height());
    }

    /// A long block is not cut where a phone would scroll.
    void aLongBlockStandsWhole()
    {
        display::DisplayBlock block = transfer();
        block.fields.resize(50, block.fields.front());
        for (std::size_t i = 0; i < block.fields.size(); ++i)
            block.fields[i].value = QString::number(1000 + i) + QStringLiteral(".00");
        const ContactSheet sheet = sheetOf(block, {{QStringLiteral("de_DE")}, {Appearance::Dark}, {100}});
        const QString painted = paintedOf(sheet, 0);
        for (const display::RenderedField &field : display::render(block, {QStringLiteral("de_DE")}).fields)
            QVERIFY(painted.contains(bare(field.text.plain())));
    }

    void asksOverWhatAndWhere()
    {
        const Theme theme;
        SheetDialog dialog(theme, {QStringLiteral("en_US"), QStringLiteral("th_TH")});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto box = [&dialog](const QString &text) {
            const auto boxes = dialog.findChildren<QCheckBox *>();
            return *std::ranges::find(boxes, text, &QCheckBox::text);
        };
        box(QStringLiteral("en_US"))->click();
        box(QStringLiteral("th_TH"))->click();
        box(QStringLiteral("Dark"))->click();
        box(QStringLiteral("150 %"))->click();
        const SheetPlan plan = dialog.plan();
        QCOMPARE(plan.locales, QStringList{QStringLiteral("th_TH")});
        QCOMPARE(plan.appearances, QList<Appearance>{Appearance::Light});
        QCOMPARE(plan.textPercents, QList<int>{100});

        const auto buttons = dialog.findChildren<QAbstractButton *>();
        QAbstractButton *pdf =
            *std::ranges::find(buttons, QStringLiteral("Save as PDF…"), &QAbstractButton::text);
        const QSignalSpy requested(&dialog, &SheetDialog::sheetRequested);
        QTest::mouseClick(pdf, Qt::LeftButton);
        auto *files = dialog.findChild<QFileDialog *>();
        QVERIFY(files);
        Q_EMIT files->fileSelected(QStringLiteral("/nowhere/sheet.pdf"));
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().last().toString(), QStringLiteral("/nowhere/sheet.pdf"));
        // Of nothing there is no sheet.
        box(QStringLiteral("th_TH"))->click();
        QVERIFY(!pdf->isEnabled());
    }
};

QTEST_MAIN(TestContactSheet)
#include "tst_contact_sheet.moc"

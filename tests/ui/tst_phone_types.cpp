#include "core/display/catalogue.h"
#include "painted_text.h"
#include "phone_on_screen.h"
#include "sample_card.h"
#include "ui/phone/field_row.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/text_block.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <type_traits>

using namespace countersign;
using namespace countersign::display;
using namespace countersign::ui;

// What paints a tenant's text takes nothing but a guarded one; forgetting the guard does not compile.
template<typename Widget, typename Text>
concept Takes = requires(Widget &widget, Text text)
{
    widget.setContent(text);
};
static_assert(Takes<TextBlock, DisplayText> && !Takes<TextBlock, QString> && !Takes<TextBlock, const char *>);
static_assert(Takes<NoticeBox, DisplayText> && !Takes<NoticeBox, QString>);
static_assert(!std::is_constructible_v<DisplayText, QString> && !std::is_convertible_v<QString, DisplayText>);

namespace {

ValidationField fieldOf(const DataType &type, const Example &example, int number)
{
    ValidationField field;
    field.key = QString::number(number);
    field.title = type.wireName + QStringLiteral(" %1").arg(number);
    field.dataType = type.wireName + QString::fromUtf16(example.suffix);
    field.value = QString::fromUtf16(example.value);
    field.options = QJsonDocument::fromJson(example.options).object();
    return field;
}

console::PhoneCard cardOf(const DisplayBlock &block, const QString &locale)
{
    console::PhoneCard card = sampleCard();
    card.key.instructionId = block.title;
    card.block = render(block, {locale, QStringLiteral("Europe/Paris"), Masking::Apply, sampleNow});
    card.revealed = render(block, {locale, QStringLiteral("Europe/Paris"), Masking::Reveal, sampleNow});
    card.rightToLeft = QLocale(locale).textDirection() == Qt::RightToLeft;
    return card;
}

/// Every example of the catalogue, a screenful of types to a block.
std::vector<DisplayBlock> blocksOfExamples()
{
    std::vector<DisplayBlock> blocks;
    int number = 0;
    for (const DataType *type : dataTypes()) {
        DisplayBlock block;
        block.title = type->wireName;
        for (const Example &example : type->examples)
            block.fields.push_back(fieldOf(*type, example, ++number));
        blocks.push_back(block);
    }
    return blocks;
}

/// The letters of texts that were painted in an order of their own, as right-to-left runs are.
QString letters(const QStringList &texts)
{
    QString all = bare(texts.join(QString()));
    std::sort(all.begin(), all.end());
    return all;
}

QStringList partsOf(const RenderedField &field)
{
    QStringList parts{field.title.plain()};
    if (field.presentation.table) {
        for (const auto &column : field.presentation.table->columns)
            parts.append(column.title.plain());
        for (std::size_t row = 0; row < field.presentation.table->rows.size(); ++row) {
            parts.append(QStringLiteral("%1.").arg(row + 1));
            for (const DisplayText &cell : field.presentation.table->rows[row])
                parts.append(cell.plain());
        }
    } else {
        parts.append(field.text.plain());
    }
    parts.append(field.annotation.plain());
    if (!field.valid)
        parts.append(QStringLiteral("Shown as it was sent"));
    for (const Remark &problem : field.problems)
        parts.append(problem.text().plain());
    for (const Remark &warning : field.warnings)
        parts.append(warning.text().plain());
    return parts;
}

bool isForbidden(char32_t point)
{
    const QChar::Category category = QChar::category(point);
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

QString forbiddenIn(const QStringList &texts, const QString &allowed)
{
    for (const QString &text : texts) {
        for (const char32_t point : text.toUcs4()) {
            if (isForbidden(point) && !allowed.contains(QChar::fromUcs4(point)))
                return QStringLiteral("U+%1 in '%2'").arg(point, 4, 16).arg(text);
        }
    }
    return {};
}

} // namespace

class TestPhoneTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_phone.show()); }

    void paintsWhatTheControlApiSays_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"en_US", "fr_FR", "ar_EG", "he_IL", "fa_IR"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }

    void paintsWhatTheControlApiSays()
    {
        QFETCH(QString, locale);
        for (const DisplayBlock &block : blocksOfExamples()) {
            const console::PhoneCard card = cardOf(block, locale);
            const QJsonArray api = toJson(card.block)[QStringLiteral("fields")].toArray();
            m_phone.view.setCard(card);
            QCoreApplication::processEvents();
            const QList<FieldRow *> rows = m_phone.view.findChildren<FieldRow *>();
            QCOMPARE(rows.size(), api.size());
            for (qsizetype i = 0; i < rows.size(); ++i) {
                const RenderedField &field = card.block.fields[static_cast<std::size_t>(i)];
                QCOMPARE(letters(paintedTexts(*rows[i])), letters(partsOf(field)));
                const QString read = field.text.plain() + field.annotation.plain();
                QCOMPARE(bare(rows[i]->valueText()), bare(read));
                const QStringList tree = accessibleTexts(*rows[i]);
                QVERIFY(tree.contains(bare(read))
                        || (tree.contains(bare(field.text.plain())) && field.presentation.table
                            && tree.contains(bare(field.annotation.plain()))));
                QString said = bare(api[i][QStringLiteral("text")].toString());
                // Where there is no small print, brackets set it apart.
                if (!field.annotation.isEmpty() && field.style != RowStyle::Amount)
                    said = said.chopped(1).remove(bare(field.text.plain()).size(), 1);
                QCOMPARE(said, bare(read));
            }
        }
    }

    void nothingHiddenReachesTheScreen_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("start") << QStringLiteral("%1abc");
        QTest::newRow("middle") << QStringLiteral("ab%1c");
        QTest::newRow("end") << QStringLiteral("abc%1");
    }

    void nothingHiddenReachesTheScreen()
    {
        QFETCH(QString, pattern);
        const QString ours = QString(QChar(0x2068)) + QChar(0x2069) + QChar::LineSeparator;
        int tried = 0;
        for (char32_t point = 0; point <= QChar::LastValidCodePoint; ++point) {
            if (!isForbidden(point))
                continue;
            ++tried;
            const QString value = pattern.arg(QChar::fromUcs4(point));
            const QString escape = QStringLiteral("⟨U+%1⟩").arg(point, 4, 16, QLatin1Char('0')).toUpper();
            DisplayBlock block;
            block.title = block.subtitle = value;
            for (const char *type : {"TEXT", "PARTY_NAME", "NOTE", "CURRENCY_EUR", "ALERT", "HOLOGRAM"}) {
                ValidationField field;
                field.key = field.dataType = QString::fromLatin1(type);
                field.title = field.value = value;
                block.fields.push_back(field);
            }
            console::PhoneCard card = cardOf(block, QStringLiteral("en_US"));
            card.tenantName = DisplayText::guard(value);
            card.description = DisplayText::guard(value);
            m_phone.view.setCard(card);
            QCoreApplication::processEvents();
            const QStringList read = rawAccessibleTexts(m_phone.view);
            // A note keeps its line feeds, and shows each.
            const QString found = forbiddenIn(read, point == U'\n' ? QStringLiteral("\n") : QString());
            QVERIFY2(found.isEmpty(), qPrintable(found));
            const QString painted = forbiddenIn(rawPaintedTexts(m_phone.view), ours);
            QVERIFY2(painted.isEmpty(), qPrintable(painted));
            QVERIFY2(read.filter(escape).size() >= 8, qPrintable(escape));
        }
        QVERIFY(tried > 200);
    }

    void lineFeedsPushNothingOutOfView()
    {
        DisplayBlock block;
        block.title = QStringLiteral("Pay");
        ValidationField note;
        note.key = QStringLiteral("note");
        note.title = QStringLiteral("Note");
        note.dataType = QStringLiteral("NOTE");
        note.value = QString(500, u'\n');
        ValidationField amount = note;
        amount.key = QStringLiteral("amount");
        amount.dataType = QStringLiteral("CURRENCY_EUR");
        amount.value = QStringLiteral("1000000");
        block.fields = {note, amount};
        m_phone.view.setCard(cardOf(block, QStringLiteral("en_US")));
        QVERIFY(QTest::qWaitFor([this] { return m_phone.view.rowsSeen() > 0; }));
        QVERIFY(!m_phone.view.canApprove());
        for (int i = 0; i < 2000 && m_phone.view.rowsSeen() < m_phone.view.rowCount(); ++i) {
            QVERIFY(!m_phone.view.canApprove());
            m_phone.press(Qt::Key_PageDown);
            QCoreApplication::processEvents();
        }
        QVERIFY(m_phone.view.canApprove());
        QVERIFY(m_phone.paints(QStringLiteral("€1,000,000.00")));
    }

private:
    PhoneOnScreen m_phone;
};

QTEST_MAIN(TestPhoneTypes)
#include "tst_phone_types.moc"

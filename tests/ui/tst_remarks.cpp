#include "core/display/catalogue.h"
#include "painted_text.h"
#include "phone_on_screen.h"
#include "sample_card.h"
#include "ui/phone/field_row.h"
#include "ui/widgets/remark_words.h"

#include <QJsonDocument>
#include <QTest>
#include <QTranslator>

using namespace countersign;
using namespace countersign::display;
using namespace countersign::ui;

namespace {

ValidationField field(const QString &dataType, const QString &value, const QByteArray &options = {})
{
    ValidationField field;
    field.key = field.title = field.dataType = dataType;
    field.value = value;
    field.options = QJsonDocument::fromJson(options).object();
    return field;
}

/// Every example of the catalogue, and what the remarks are that no example has.
std::vector<ValidationField> fields()
{
    std::vector<ValidationField> fields;
    for (const DataType *type : dataTypes()) {
        for (const Example &example : type->examples)
            fields.push_back(field(type->wireName + QString::fromUtf16(example.suffix),
                                   QString::fromUtf16(example.value), example.options));
    }
    fields.push_back(field(QStringLiteral("HOLOGRAM"), QStringLiteral("x")));
    fields.push_back(field(QStringLiteral("TEXT"), QStringLiteral("a\u202Eb")));
    fields.push_back(
        field(QStringLiteral("LIST"), QStringLiteral("[\"p\u0430ypal\"]"), R"({"data_type":"PARTY_NAME"})"));
    fields.push_back(field(QStringLiteral("PARTY_NAME"), QStringLiteral("ACME भारत")));
    fields.push_back(field(QStringLiteral("AMOUNT"), QStringLiteral("7")));
    fields.back().form = ValueForm::SourceText;
    return fields;
}

std::vector<Remark> remarksOn(const RenderedField &field)
{
    std::vector<Remark> remarks = field.problems;
    remarks.insert(remarks.end(), field.warnings.begin(), field.warnings.end());
    return remarks;
}

} // namespace

/// Remarks on a phone in a French window, for whoever reads them by eye or by ear.
class TestRemarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
        QVERIFY(m_french.load(QStringLiteral(":/i18n/countersign_fr")));
        QApplication::installTranslator(&m_french);
        QVERIFY(m_phone.show());
    }

    void everyRemarkIsWorded()
    {
        const RenderSettings settings{.now = sampleNow};
        int count = 0;
        for (const ValidationField &each : fields()) {
            for (const Remark &remark : remarksOn(renderField(each, settings))) {
                const QString words = wordsOf(remark).plain();
                QVERIFY2(words != remark.text().plain(), qPrintable(words));
                ++count;
            }
        }
        QVERIFY(count > 100);
    }

    void namesTheLettersAndKeepsTheValues()
    {
        const RenderedField row =
            renderField(field(QStringLiteral("PARTY_NAME"), QStringLiteral("p\u0430y\u200Bpal")), {});
        QCOMPARE(row.warnings.front().text().plain(),
                 QStringLiteral("Mixes Cyrillic and Latin letters: “p\u0430y⟨U+200B⟩pal” could be taken for "
                                "“pay⟨U+200B⟩pal”."));
        QCOMPARE(wordsOf(row.warnings.front()).plain(),
                 QStringLiteral("Mélange des alphabets (cyrillique et latin)\u00A0: «\u00A0p\u0430y⟨U+200B⟩"
                                "pal\u00A0» peut passer pour «\u00A0pay⟨U+200B⟩pal\u00A0»."));
    }

    void saysWhereInTheValue()
    {
        const RenderedField row = renderField(
            field(QStringLiteral("LIST"), QStringLiteral(R"(["1","x"])"), R"({"data_type":"NUMBER"})"), {});
        QCOMPARE(row.problems.size(), 1U);
        QCOMPARE(row.problems.front().text().plain(),
                 QStringLiteral("Row 2: Is not a decimal number such as 12.5."));
        QCOMPARE(wordsOf(row.problems.front()).plain(),
                 QStringLiteral("Ligne 2\u00A0: N’est pas un nombre décimal, comme 12.5."));
    }

    void isPaintedReadAndReported()
    {
        for (const ValidationField &each : fields()) {
            console::PhoneCard card = sampleCard();
            card.block.fields = card.revealed.fields = {renderField(each, {.now = sampleNow})};
            const std::vector<Remark> remarks = remarksOn(card.block.fields.front());
            if (remarks.empty())
                continue;
            QStringList words;
            for (const Remark &remark : remarks)
                words.append(wordsOf(remark).plain());
            m_phone.view.setCard(card);
            QCoreApplication::processEvents();
            auto *row = m_phone.view.findChild<FieldRow *>();
            QVERIFY(row);
            QCOMPARE(row->notices(), words);
            const QStringList read = accessibleTexts(*row);
            for (const QString &text : std::as_const(words)) {
                QVERIFY2(paintedTexts(*row).join(QString()).contains(bare(text)), qPrintable(text));
                QVERIFY2(read.contains(bare(text)), qPrintable(text));
            }
        }
    }

    void followsTheLanguage()
    {
        console::PhoneCard card = sampleCard();
        card.block.fields =
            card.revealed.fields = {renderField(field(QStringLiteral("BOOLEAN"), QStringLiteral("x")), {})};
        m_phone.view.setCard(card);
        QCoreApplication::processEvents();
        QVERIFY(m_phone.paints(QStringLiteral("Doit être true ou false.")));
        QApplication::removeTranslator(&m_french);
        QTRY_VERIFY(m_phone.paints(QStringLiteral("Must be true or false.")));
        QApplication::installTranslator(&m_french);
    }

private:
    QTranslator m_french;
    PhoneOnScreen m_phone;
};

QTEST_MAIN(TestRemarks)
#include "tst_remarks.moc"

#include "phone_on_screen.h"
#include "sample_card.h"
#include "ui/widgets/refusal_words.h"

#include <QTest>
#include <QTranslator>

using namespace countersign;
using namespace countersign::ui;

/// What errors say in an English window, and then in a French one.
class TestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheMessageInEnglish()
    {
        const Error error{QStringLiteral("CHALLENGE_ANSWERED"),
                          QStringLiteral("This challenge is approved already; the first answer counts.")};
        QCOMPARE(wordsOf(error).plain(), error.message);
    }

    void saysTheMeaningInFrench_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("a meaning of ours")
            << QStringLiteral("TENANT_SUSPENDED") << QStringLiteral("Le client est suspendu.");
        QTest::newRow("with the values that help")
            << QStringLiteral("CONNECT_FAILED")
            << QStringLiteral("Personne ne répond à cette adresse. At ⟨U+202E⟩ nobody.");
        QTest::newRow("a code of somebody else's")
            << QStringLiteral("OUT_OF_CHEESE") << QStringLiteral("At ⟨U+202E⟩ nobody.");
        QTest::newRow("no code") << QString() << QStringLiteral("At ⟨U+202E⟩ nobody.");
    }

    void saysTheMeaningInFrench()
    {
        QFETCH(QString, code);
        QFETCH(QString, words);
        installFrench();
        QCOMPARE(wordsOf({code, QStringLiteral("At \u202E nobody.")}).plain(), words);
    }

    void isOnThePhone()
    {
        installFrench();
        PhoneOnScreen phone;
        QVERIFY(phone.show());
        console::PhoneCard card = sampleCard(domain::CustomType::Totp);
        card.refusal = {QStringLiteral("ANSWER_WRONG"), QStringLiteral("This code is wrong.")};
        phone.view.setCard(card);
        QCoreApplication::processEvents();
        QVERIFY(phone.paints(QStringLiteral("Cela ne prouve pas l’approbation.")));
        QVERIFY(!phone.paints(QStringLiteral("This code is wrong.")));
    }

private:
    void installFrench()
    {
        QVERIFY(m_french.load(QStringLiteral(":/i18n/countersign_fr")));
        QApplication::installTranslator(&m_french);
    }

    QTranslator m_french;
};

QTEST_MAIN(TestRefusals)
#include "tst_refusals.moc"

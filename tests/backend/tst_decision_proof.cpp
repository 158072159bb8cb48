#include "core/backend/decision_proof.h"
#include "core/signing/device_key.h"

#include <QTest>

using namespace countersign;
using namespace countersign::backend;

namespace {

display::DisplayBlock transfer()
{
    display::DisplayBlock block;
    block.title = QStringLiteral("Confirm the transfer");
    for (const auto &[key, value, type] :
         {std::tuple{"amount", "1000.00", "CURRENCY_USD"}, std::tuple{"to", "ACME Corp", "PARTY_NAME"}}) {
        display::ValidationField field;
        field.key = QString::fromLatin1(key);
        field.title = QString::fromLatin1(key);
        field.value = QString::fromLatin1(value);
        field.dataType = QString::fromLatin1(type);
        block.fields.push_back(field);
    }
    return block;
}

SignedDecision signedBy(const signing::DeviceKey &key, const display::DisplayBlock &block)
{
    SignedDecision decision{QStringLiteral("ins_1"), QStringLiteral("approved"), displayDigest(block), {}};
    decision.deviceSignature = signing::encodeDeviceSignature(signing::signWithDeviceKey(
        key.privateKey,
        signing::decisionMessage(decision.subjectId, decision.decision, decision.displayDigest)));
    return decision;
}

} // namespace

class DecisionProofTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrueDecisionIsProved()
    {
        QVERIFY(verifyDecision(transfer(), signedBy(m_key, transfer()), m_key.publicKey).has_value());
    }

    void anotherBlockIsNoticed_data()
    {
        QTest::addColumn<QString>("tampering");
        for (const char *name :
             {"amount", "payee", "order", "type", "label", "title", "subtitle", "one field more"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void anotherBlockIsNoticed()
    {
        QFETCH(QString, tampering);
        display::DisplayBlock block = transfer();
        if (tampering == QLatin1String("amount"))
            block.fields[0].value = QStringLiteral("1000.01");
        else if (tampering == QLatin1String("payee"))
            block.fields[1].value = QStringLiteral("\u0410CME Corp");
        else if (tampering == QLatin1String("order"))
            std::swap(block.fields[0], block.fields[1]);
        else if (tampering == QLatin1String("type"))
            block.fields[0].dataType = QStringLiteral("CURRENCY_EUR");
        else if (tampering == QLatin1String("label"))
            block.fields[0].title += u' ';
        else if (tampering == QLatin1String("title"))
            block.title += u'.';
        else if (tampering == QLatin1String("subtitle"))
            block.subtitle = QStringLiteral("x");
        else
            block.fields.push_back(block.fields[0]);
        const Result<void> verified = verifyDecision(block, signedBy(m_key, transfer()), m_key.publicKey);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, QStringLiteral("DISPLAY_MISMATCH"));
    }

    void anotherDecisionInstructionOrKeyIsNoticed()
    {
        const auto refused = [](const SignedDecision &decision, const QByteArray &key) {
            const Result<void> verified = verifyDecision(transfer(), decision, key);
            return !verified && verified.error().code == QLatin1String("SIGNATURE_INVALID");
        };
        SignedDecision decision = signedBy(m_key, transfer());
        QVERIFY(refused(decision, signing::newDeviceKey().publicKey));
        QVERIFY(refused(decision, QByteArray()));
        decision.decision = QStringLiteral("rejected");
        QVERIFY(refused(decision, m_key.publicKey));
        decision = signedBy(m_key, transfer());
        decision.subjectId = QStringLiteral("ins_2");
        QVERIFY(refused(decision, m_key.publicKey));
    }

    void everyBitOfTheSignatureCounts()
    {
        const SignedDecision decision = signedBy(m_key, transfer());
        const QByteArray signature = signing::decodeDeviceSignature(decision.deviceSignature).value();
        for (int bit = 0; bit < signature.size() * 8; ++bit) {
            QByteArray flipped = signature;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            SignedDecision tampered = decision;
            tampered.deviceSignature = signing::encodeDeviceSignature(flipped);
            QVERIFY(!verifyDecision(transfer(), tampered, m_key.publicKey));
        }
    }

    void callbacksAreReadWhole()
    {
        const auto read = [](const QByteArray &json) {
            return readSignedDecision(JsonDocument::parse(json).value().root());
        };
        const Result<SignedDecision> good =
            read("{\"instruction_id\":\"ins_1\",\"status\":\"rejected\","
                 "\"display_digest\":\"sha256:0\",\"device_signature\":\"ed25519:x\"}");
        QVERIFY(good.has_value());
        QCOMPARE(good->decision, QStringLiteral("rejected"));
        QVERIFY(!read("{\"instruction_id\":\"ins_1\",\"status\":\"expired\",\"display_digest\":\"sha256:0\","
                      "\"device_signature\":\"ed25519:x\"}"));
        QVERIFY(!read("{\"instruction_id\":\"ins_1\",\"status\":\"approved\",\"display_digest\":\"sha256:0\","
                      "\"device_signature\":null}"));
        QVERIFY(!read("[]"));
        const Result<void> malformed = verifyDecision(
            transfer(), {QStringLiteral("ins_1"), QStringLiteral("approved"), displayDigest(transfer()), {}},
            m_key.publicKey);
        QCOMPARE(malformed.error().code, QStringLiteral("SIGNATURE_MALFORMED"));
    }

private:
    signing::DeviceKey m_key = signing::newDeviceKey();
};

QTEST_GUILESS_MAIN(DecisionProofTest)
#include "tst_decision_proof.moc"

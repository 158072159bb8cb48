#include "demo_session.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/instructions_page.h"
#include "ui/tables/state_form.h"
#include "ui/widgets/notice_box.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;
using test::patienceMs;

namespace {

const auto tenant = QStringLiteral("tnt_outside");

} // namespace

/// The desk looks into what a backend outside keeps, by real clicks and keys.
class TestOutsideState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_session = test::openDemo();
        QVERIFY(m_session);
        ui::MainWindow &window = m_session->window();
        window.showPage(ui::MainWindow::Page::Instructions);
        m_page = window.findChild<ui::InstructionsPage *>();
        m_backend = std::make_unique<Backend>();
    }

    void cleanup()
    {
        m_session.reset();
        m_backend.reset();
    }

    void looksOnButDoesNotTouch()
    {
        m_backend->begin(QStringLiteral("first"));
        attach(m_backend->url);
        QTRY_COMPARE(rows().rowCount(), 1);
        QVERIFY(!m_page->findChild<ui::StateForm *>()->isVisible());
        QVERIFY(whose().contains(m_backend->url) && whose().contains(tenant));

        m_backend->begin(QStringLiteral("second"));
        QTRY_COMPARE(rows().rowCount(), 2);
        QVERIFY(m_backend->stores().instructions->validate(QStringLiteral("first")).result());
        const auto stateOfFirst = [this] {
            return rows()
                .index(rows().rowOf(QStringLiteral("first")), console::InstructionModel::State)
                .data(console::ValueRole)
                .value<backend::InstructionState>();
        };
        QTRY_COMPARE(stateOfFirst(), backend::InstructionState::Validated);

        m_page->table().selectKey(QStringLiteral("first"));
        QVERIFY(!button(QStringLiteral("Remove"))->isEnabled());
        QTest::keyClick(&m_page->table(), Qt::Key_Delete);
        QCOMPARE(m_backend->stores().instructions->list().result()->size(), 2);
    }

    void removesWhereItMay()
    {
        m_backend->begin(QStringLiteral("first"));
        m_page->findChild<QCheckBox *>()->setChecked(true);
        attach(m_backend->url);
        QTRY_COMPARE(rows().rowCount(), 1);
        m_page->table().selectKey(QStringLiteral("first"));
        m_page->table().setFocus();
        QTest::keyClick(&m_page->table(), Qt::Key_Delete);
        QTRY_COMPARE(rows().rowCount(), 0);
        QVERIFY(m_backend->stores().instructions->list().result()->isEmpty());
    }

    void goesBackToTheDemo()
    {
        m_backend->begin(QStringLiteral("theirs"));
        m_session->play(demo::Mutation::Transfer);
        QTRY_COMPARE_WITH_TIMEOUT(rows().rowCount(), 1, patienceMs);
        attach(m_backend->url);
        QTRY_COMPARE(rows().rowOf(QStringLiteral("theirs")), 0);
        QTest::mouseClick(button(QStringLiteral("Back to Demo Bank")), Qt::LeftButton);
        QTRY_VERIFY(rows().rowCount() == 1 && rows().rowOf(QStringLiteral("theirs")) < 0);
        QVERIFY(!m_session->console().stores().outside());
        QVERIFY(!button(QStringLiteral("Back to Demo Bank")));
    }

    void saysWhyNot()
    {
        attach(QStringLiteral("mongo://:secret@host"));
        const QString said = problem();
        QVERIFY2(said.contains(QLatin1String("redis://")) && !said.contains(QLatin1String("secret")),
                 qPrintable(said));
        QVERIFY(!m_session->console().stores().outside());
        attach(QStringLiteral("memory:"));
        QVERIFY2(problem().contains(QLatin1String("sqlite:///path")), qPrintable(problem()));
        auto *form = m_page->findChild<ui::StateForm *>();
        QTest::keyClick(form->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(!form->isVisible());
    }

private:
    /// A process of somebody else's, as far as the desk can tell.
    struct Backend
    {
        QTemporaryDir folder;
        QString url = QStringLiteral("sqlite://") + folder.filePath(QStringLiteral("state.sqlite"));
        SystemClock clock;

        [[nodiscard]] backend::Stores stores() const
        {
            backend::Stores::Options options;
            options.address = *backend::StoreAddress::parse(url);
            options.tenantId = tenant;
            options.clock = &clock;
            return *backend::Stores::open(options);
        }
        void begin(const QString &id) const
        {
            const backend::RequestBinding binding{QStringLiteral("jane"), "POST", "/transfer", "00"};
            QVERIFY(stores().instructions->create({id, binding, QStringLiteral("transfer_funds")}).result());
        }
    };

    void attach(const QString &url)
    {
        if (!m_page->findChild<ui::StateForm *>()->isVisible())
            QTest::mouseClick(button(QStringLiteral("Attach a state…")), Qt::LeftButton);
        auto *form = m_page->findChild<ui::StateForm *>();
        const auto fields = form->findChildren<QLineEdit *>();
        fields[0]->setText(url);
        fields[1]->setText(tenant);
        QTest::keyClick(fields[1], Qt::Key_Return);
    }
    [[nodiscard]] console::InstructionModel &rows() { return m_session->console().stores().instructions(); }
    [[nodiscard]] QString whose() const
    {
        for (const ui::NoticeBox *each : m_page->findChildren<ui::NoticeBox *>()) {
            if (each->isVisible())
                return each->text();
        }
        return {};
    }
    [[nodiscard]] QString problem() const { return m_page->findChild<ui::StateForm *>()->problem(); }
    [[nodiscard]] QAbstractButton *button(const QString &words) const
    {
        for (QAbstractButton *each : m_page->findChildren<QAbstractButton *>()) {
            if (each->isVisible() && each->text() == words)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<Backend> m_backend;
    ui::InstructionsPage *m_page = nullptr;
};

QTEST_MAIN(TestOutsideState)
#include "tst_outside_state.moc"

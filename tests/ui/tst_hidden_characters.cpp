#include "core/console/instruction_model.h"
#include "core/console/pending_op_model.h"
#include "core/console/timeline_model.h"
#include "painted_text.h"
#include "ui/desk/challenge_words.h"
#include "ui/desk/tab_strip.h"
#include "ui/desk/timeline_words.h"
#include "ui/shell/notifier.h"
#include "ui/tables/words_model.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"
#include "window_fixture.h"

#include <QClipboard>
#include <QJsonDocument>
#include <QSignalSpy>

#include <type_traits>

using namespace countersign;
using namespace countersign::ui;
using display::DisplayText;

// A table hands out no text but a guarded one, and what tells of something takes no other: forgetting the guard does not
// compile.
static_assert(
    std::is_constructible_v<console::Cell, DisplayText> && std::is_constructible_v<console::Cell, int>);
static_assert(
    !std::is_constructible_v<console::Cell, QString> && !std::is_constructible_v<console::Cell, QVariant>);
static_assert(std::is_invocable_v<decltype(&MainWindow::showMessage), MainWindow, DisplayText>);
static_assert(!std::is_invocable_v<decltype(&MainWindow::showMessage), MainWindow, QString>);

namespace {

bool isHidden(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

struct Trick
{
    char32_t point;
    QString text;

    [[nodiscard]] QString escape() const
    {
        return QStringLiteral("⟨U+%1⟩").arg(point, 4, 16, QLatin1Char('0')).toUpper();
    }
};

/// The character at the start, in the middle and at the end of a word.
void addTricks(std::vector<Trick> &tricks, char32_t point)
{
    for (const char *pattern : {"%1abc", "ab%1c", "abc%1"})
        tricks.push_back({point, QString::fromLatin1(pattern).arg(QStringView(QChar::fromUcs4(point)))});
}

std::vector<Trick> everyTrick()
{
    std::vector<Trick> tricks;
    for (char32_t point = 0; point <= QChar::LastValidCodePoint; ++point) {
        if (isHidden(point))
            addTricks(tricks, point);
    }
    return tricks;
}

/// Ours: isolates around values, a place to break a path at, and the lines of a text that is laid out.
bool isAllowed(char32_t point)
{
    return point == 0x2068 || point == 0x2069 || point == 0x200B || point == QChar::LineSeparator
        || point == U'\n';
}

QString hiddenIn(const QString &text)
{
    for (const char32_t point : text.toUcs4()) {
        if (isHidden(point) && !isAllowed(point))
            return QStringLiteral("U+%1 in '%2'").arg(point, 4, 16).arg(text);
    }
    return {};
}

QByteArray blockOf(const QString &text)
{
    const QJsonObject field{{QStringLiteral("key"), QStringLiteral("k")},
                            {QStringLiteral("title"), text},
                            {QStringLiteral("value"), text},
                            {QStringLiteral("data_type"), QStringLiteral("TEXT")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("title"), text},
                                     {QStringLiteral("subtitle"), text},
                                     {QStringLiteral("fields"), QJsonArray{field}}})
        .toJson();
}

/// A challenge that was denied, whose every text is the trick, with a callback that fails and a request of the bank's.
void playTrick(Stage &stage, const QString &text)
{
    Stage::Ask ask{.id = text, .action = text, .display = blockOf(text), .description = text};
    domain::ChallengeDecided denied = Stage::decided(text, domain::ChallengeState::Rejected);
    denied.reason = text;
    domain::CallbackAttempted failed = Stage::attempted(text, 0, domain::CallbackState::Failed);
    failed.error = text;
    stage.happen({stage.created(ask), denied, failed});
    const QJsonObject answer{{QStringLiteral("error_code"), text}};
    stage.record(text.toUtf8(), (QLatin1Char('/') + text).toUtf8(), 403, QJsonDocument(answer).toJson(),
                 text);
}

/// What a table shows and says of all its cells.
QStringList textsOf(console::CellModel &model, const Clock &clock)
{
    WordsModel words(clock);
    words.setSourceModel(&model);
    QStringList texts;
    for (int row = 0; row < words.rowCount(); ++row) {
        for (int column = 0; column < words.columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts.append(words.index(row, column).data(role).toString());
        }
    }
    return texts;
}

} // namespace

class TestHiddenCharacters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tables();
    void storeTables();
    void challengeListTimelineAndSearch();
    void notifications();
    void everyPageOfTheWindow_data();
    void everyPageOfTheWindow();

private:
    /// Nothing hidden in any of them, and each trick is there with its escape.
    static void verify(const QStringList &texts, const std::vector<Trick> &tricks);
};

void TestHiddenCharacters::verify(const QStringList &texts, const std::vector<Trick> &tricks)
{
    for (const QString &text : texts)
        QVERIFY2(hiddenIn(text).isEmpty(), qPrintable(hiddenIn(text)));
    const QString all = texts.join(QLatin1Char('|'));
    for (const Trick &trick : tricks)
        QVERIFY2(all.contains(trick.escape()), qPrintable(trick.escape()));
}

void TestHiddenCharacters::tables()
{
    Stage stage;
    const std::vector<Trick> tricks = everyTrick();
    for (const Trick &trick : tricks) {
        playTrick(stage, trick.text);
        QVERIFY(stage.fleet.create({.name = trick.text, .timeZone = QStringLiteral("UTC")}));
        domain::RobotRegistered robot;
        robot.robotId = robot.name = robot.clientId = trick.text;
        stage.happen({robot});
    }
    for (console::CellModel *model :
         std::initializer_list<console::CellModel *>{&stage.console.devices(), &stage.console.traffic(),
                                                     &stage.console.callbacks(), &stage.console.robots()}) {
        QVERIFY(model->rowCount() > 100);
        verify(textsOf(*model, stage.clock),
               model == &stage.console.traffic() ? std::vector<Trick>{} : tricks);
    }
}

void TestHiddenCharacters::storeTables()
{
    const SteppingClock clock{fromUnixMs(0)};
    const std::vector<Trick> tricks = everyTrick();
    QList<backend::SudoInstruction> instructions;
    QList<backend::PendingOp> operations;
    for (const Trick &trick : tricks) {
        backend::SudoInstruction instruction;
        instruction.id = instruction.expectedAction = instruction.reason = trick.text;
        instruction.binding.target = instruction.binding.method = trick.text.toUtf8();
        instruction.binding.userSocketHash = trick.text;
        instructions.append(instruction);
        backend::PendingOp operation;
        operation.id = operation.reason = operation.userSocketHash = trick.text;
        operation.target = operation.method = trick.text.toUtf8();
        operations.append(operation);
    }
    console::InstructionModel instructionModel;
    instructionModel.setInstructions(instructions);
    verify(textsOf(instructionModel, clock), tricks);
    console::PendingOpModel operationModel;
    operationModel.setOperations(operations);
    verify(textsOf(operationModel, clock), tricks);
}

void TestHiddenCharacters::challengeListTimelineAndSearch()
{
    Stage stage;
    ChallengeWords list(stage.clock);
    list.setSourceModel(&stage.console.challenges());
    const std::vector<Trick> tricks = everyTrick();
    QStringList found;
    QStringList stories;
    for (const Trick &trick : tricks) {
        playTrick(stage, trick.text);
        stage.console.search().search(trick.text);
        for (int row = 0; row < stage.console.search().rowCount(); ++row) {
            const auto finding = stage.console.search()
                                     .index(row)
                                     .data(console::SearchModel::FindingRole)
                                     .value<console::Finding>();
            found += {finding.title.plain(), finding.detail.plain()};
        }
        stage.console.desk().select(Stage::keyOf(trick.text));
        const console::TimelineModel &timeline = stage.console.inspection().timeline();
        for (int row = 0; row < timeline.rowCount(); ++row) {
            const TimelineLine line = lineOf(
                timeline.index(row).data(console::TimelineModel::EntryRole).value<console::TimelineEntry>());
            stories += {line.title, line.detail.forPainting()};
        }
    }
    verify(found, tricks);
    verify(stories, tricks);
    QStringList lines;
    for (int row = 0; row < list.rowCount(); ++row) {
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
            lines.append(list.index(row, 0).data(role).toString());
        const ChallengeLine line = lineOf(
            list.index(row, 0).data(console::ChallengeListModel::RowRole).value<console::ChallengeRow>(),
            stage.clock.now());
        lines += {line.title, line.detail, line.state, line.value};
    }
    verify(lines, tricks);
}

void TestHiddenCharacters::notifications()
{
    for (const Trick &trick : everyTrick()) {
        console::PhoneCard card;
        card.tenantName = card.block.title = card.alertTitle = DisplayText::guard(trick.text);
        for (const device::ItemKind kind : {device::ItemKind::Challenge, device::ItemKind::Alert}) {
            card.kind = kind;
            const Notification told = Notifier::notificationOf(card);
            verify({told.title.forPainting(), told.text.forPainting()}, {trick});
        }
        verify({wordsOf(Error{QStringLiteral("CODE"), trick.text, {}}).plain()}, {});
    }
}

void TestHiddenCharacters::everyPageOfTheWindow_data()
{
    QTest::addColumn<char32_t>("point");
    for (const char32_t point : {U'\a', U'\u00AD', U'\u202E', U'\u2066', U'\uFEFF', U'\U000E0041'})
        QTest::addRow("U+%04X", static_cast<unsigned>(point)) << point;
}

void TestHiddenCharacters::everyPageOfTheWindow()
{
    QFETCH(const char32_t, point);
    WindowFixture fixture;
    QVERIFY(fixture.show());
    std::vector<Trick> tricks;
    addTricks(tricks, point);
    for (const Trick &trick : tricks) {
        playTrick(fixture.stage, trick.text);
        QVERIFY(fixture.stage.fleet.create({.name = trick.text, .timeZone = QStringLiteral("UTC")}));
    }
    fixture.stage.console.desk().select(Stage::keyOf(tricks.front().text));
    fixture.window.showMessage(ours(tricks.front().text));
    const auto look = [&fixture] {
        QCoreApplication::processEvents();
        return rawAccessibleTexts(fixture.window) + rawPaintedTexts(fixture.window)
            + QStringList{fixture.window.windowTitle()};
    };
    for (const Page page :
         {Page::Devices, Page::Robots, Page::Traffic, Page::Callbacks, Page::SigningLab, Page::Desk}) {
        fixture.window.showPage(page);
        verify(look(), {});
    }
    auto &tabs = fixture.find<TabStrip>();
    QVERIFY(tabs.count() > 2);
    for (int tab = 0; tab < tabs.count(); ++tab) {
        tabs.setCurrentIndex(tab);
        verify(look(), {tricks.front()});
    }
    fixture.window.actions()[Act::CopyInstruction]->trigger();
    verify({QGuiApplication::clipboard()->text()}, {tricks.front()});
}

QTEST_MAIN(TestHiddenCharacters)
#include "tst_hidden_characters.moc"

#include "core/display/recurrence_words.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

/// The grammar of one language. A clause holds the list of its items.
struct Phrases
{
    const char *language;
    const char16_t *once[4];  ///< every day, week, month, year
    const char16_t *every[4]; ///< every %1 days, weeks, months, years
    const char16_t *clause;
    const char16_t *weekday;
    const char16_t *nthWeekday;  ///< %1 the ordinal, %2 the weekday
    const char16_t *ordinals[6]; ///< last, first to fifth
    const char16_t *monthDay;
    const char16_t *lastDay;
    const char16_t *month; ///< a clause of its own
    const char16_t *until;
};

// clang-format off
constexpr Phrases phrases[] = {
    {"en",
     {u"Every day", u"Every week", u"Every month", u"Every year"},
     {u"Every %1 days", u"Every %1 weeks", u"Every %1 months", u"Every %1 years"},
     u" on %1", u"%1", u"the %1 %2", {u"last", u"first", u"second", u"third", u"fourth", u"fifth"},
     u"day %1", u"the last day", u" in %1", u" until %1"},
    {"fr",
     {u"Chaque jour", u"Chaque semaine", u"Chaque mois", u"Chaque année"},
     {u"Tous les %1 jours", u"Toutes les %1 semaines", u"Tous les %1 mois", u"Tous les %1 ans"},
     u", %1", u"le %1", u"le %1 %2",
     {u"dernier", u"premier", u"deuxième", u"troisième", u"quatrième", u"cinquième"},
     u"le %1", u"le dernier jour", u" en %1", u" jusqu’au %1"},
    {"de",
     {u"Jeden Tag", u"Jede Woche", u"Jeden Monat", u"Jedes Jahr"},
     {u"Alle %1 Tage", u"Alle %1 Wochen", u"Alle %1 Monate", u"Alle %1 Jahre"},
     u" am %1", u"%1", u"%1 %2", {u"letzten", u"ersten", u"zweiten", u"dritten", u"vierten", u"fünften"},
     u"%1.", u"letzten Tag", u" im %1", u" bis %1"},
    {"es",
     {u"Cada día", u"Cada semana", u"Cada mes", u"Cada año"},
     {u"Cada %1 días", u"Cada %1 semanas", u"Cada %1 meses", u"Cada %1 años"},
     u", %1", u"el %1", u"el %1 %2", {u"último", u"primer", u"segundo", u"tercer", u"cuarto", u"quinto"},
     u"el día %1", u"el último día", u" en %1", u" hasta el %1"},
};
// clang-format on

class Sentence
{
public:
    Sentence(const LocaleFormats &formats, const RecurrenceRule &rule) : m_rule(rule)
    {
        const auto speaks = [&formats](const Phrases &each) {
            return QLatin1String(each.language) == formats.language();
        };
        const Phrases *const found = std::find_if(std::begin(phrases), std::end(phrases), speaks);
        m_phrases = found == std::end(phrases) ? std::begin(phrases) : found;
        // One sentence in one language: names and digits follow the grammar where the locale has none here.
        if (found == std::end(phrases))
            m_ownFormats = LocaleFormats::of(QStringLiteral("en_US"), formats.dates().timeZone());
        m_formats = m_ownFormats ? m_ownFormats.get() : &formats;
    }

    [[nodiscard]] QString write() const
    {
        const auto frequency = static_cast<std::size_t>(m_rule.frequency);
        QString text = m_rule.interval == 1 ? words(m_phrases->once[frequency])
                                            : words(m_phrases->every[frequency]).arg(number(m_rule.interval));
        if (const QStringList items = days(); !items.isEmpty())
            text += words(m_phrases->clause).arg(m_formats->names().list(items));
        if (!m_rule.months.isEmpty())
            text += words(m_phrases->month).arg(m_formats->names().list(months()));
        if (m_rule.lastDay)
            text += words(m_phrases->until).arg(m_formats->dates().day(*m_rule.lastDay));
        if (m_rule.count > 0)
            text += QStringLiteral(", %1 ×").arg(number(m_rule.count));
        return text;
    }

private:
    static QString words(const char16_t *text) { return QString::fromUtf16(text); }

    [[nodiscard]] QString number(int value) const
    {
        return m_formats->numbers().number({QByteArray::number(value), 0});
    }

    [[nodiscard]] QStringList days() const
    {
        QStringList items;
        for (const RecurrenceRule::Weekday &each : m_rule.weekdays) {
            const QString name = m_formats->names().weekday(each.day);
            const auto ordinal = static_cast<std::size_t>(std::max(each.ordinal, 0));
            items.append(each.ordinal == 0
                             ? words(m_phrases->weekday).arg(name)
                             : words(m_phrases->nthWeekday).arg(words(m_phrases->ordinals[ordinal]), name));
        }
        for (const int day : m_rule.monthDays)
            items.append(day < 0 ? words(m_phrases->lastDay) : words(m_phrases->monthDay).arg(number(day)));
        return items;
    }

    [[nodiscard]] QStringList months() const
    {
        QStringList items;
        for (const int month : m_rule.months)
            items.append(m_formats->names().month(month));
        return items;
    }

    const RecurrenceRule &m_rule;
    const Phrases *m_phrases;
    std::shared_ptr<const LocaleFormats> m_ownFormats;
    const LocaleFormats *m_formats;
};

} // namespace

QString sentenceOf(const RecurrenceRule &rule, const LocaleFormats &formats)
{
    return Sentence(formats, rule).write();
}

} // namespace countersign::display

#include "core/display/words.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

struct Vocabulary
{
    const char *language;
    const char16_t *words[8]; ///< in the order of Word
};

// clang-format off
constexpr Vocabulary vocabularies[] = {
    {"en", {u"Yes", u"No", u"up to %1", u"unlimited", u"Rate", u"indicative", u"Rows", u"Total"}},
    {"ar", {u"نعم", u"لا", u"حتى %1", u"غير محدود", u"السعر", u"استرشادي", u"الصفوف", u"المجموع"}},
    {"de", {u"Ja", u"Nein", u"bis zu %1", u"unbegrenzt", u"Kurs", u"unverbindlich", u"Zeilen", u"Summe"}},
    {"es", {u"Sí", u"No", u"hasta %1", u"sin límite", u"Tipo de cambio", u"orientativo", u"Filas", u"Total"}},
    {"fa", {u"بله", u"خیر", u"تا %1", u"نامحدود", u"نرخ", u"تقریبی", u"ردیف‌ها", u"جمع"}},
    {"fr", {u"Oui", u"Non", u"jusqu’à %1", u"sans limite", u"Taux", u"indicatif", u"Lignes", u"Total"}},
    {"he", {u"כן", u"לא", u"עד %1", u"ללא הגבלה", u"שער", u"משוער", u"שורות", u"סך הכול"}},
    {"hi", {u"हाँ", u"नहीं", u"%1 तक", u"असीमित", u"दर", u"सांकेतिक", u"पंक्तियाँ", u"कुल"}},
    {"it", {u"Sì", u"No", u"fino a %1", u"illimitato", u"Cambio", u"indicativo", u"Righe", u"Totale"}},
    {"ja", {u"はい", u"いいえ", u"%1まで", u"無制限", u"レート", u"参考値", u"行数", u"合計"}},
    {"ko", {u"예", u"아니요", u"최대 %1", u"무제한", u"환율", u"참고용", u"행 수", u"합계"}},
    {"nl", {u"Ja", u"Nee", u"tot %1", u"onbeperkt", u"Koers", u"indicatief", u"Rijen", u"Totaal"}},
    {"pl", {u"Tak", u"Nie", u"do %1", u"bez limitu", u"Kurs", u"orientacyjny", u"Wiersze", u"Suma"}},
    {"pt", {u"Sim", u"Não", u"até %1", u"sem limite", u"Câmbio", u"indicativo", u"Linhas", u"Total"}},
    {"ru", {u"Да", u"Нет", u"до %1", u"без ограничений", u"Курс", u"ориентировочно", u"Строки", u"Итого"}},
    {"th", {u"ใช่", u"ไม่ใช่", u"สูงสุด %1", u"ไม่จำกัด", u"อัตรา", u"โดยประมาณ", u"แถว", u"รวม"}},
    {"zh", {u"是", u"否", u"最高 %1", u"无限制", u"汇率", u"仅供参考", u"行数", u"合计"}},
};
// clang-format on

} // namespace

QString word(Word word, const QString &language)
{
    const auto found =
        std::find_if(std::begin(vocabularies), std::end(vocabularies), [&language](const Vocabulary &each) {
            return QLatin1String(each.language) == language;
        });
    const Vocabulary &spoken = found == std::end(vocabularies) ? vocabularies[0] : *found;
    return QString::fromUtf16(spoken.words[static_cast<int>(word)]);
}

} // namespace countersign::display

#include "core/display/catalogue.h"

#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

constexpr const DataType *catalogue[] = {
    &textType,    &noteType,     &headingType,  &partyNameType, &entityReferenceType,
    &amountType,  &currencyType, &numberType,   &percentType,   &ibanType,
    &cardPanType, &dateType,     &dateTimeType, &booleanType,
};

bool answersTo(const DataType &type, QStringView wireName)
{
    return type.naming == Naming::Exact ? wireName == type.wireName : wireName.startsWith(type.wireName);
}

} // namespace

std::span<const DataType *const> dataTypes()
{
    return catalogue;
}

const DataType *findDataType(QStringView wireName)
{
    const auto found = std::find_if(std::begin(catalogue), std::end(catalogue),
                                    [wireName](const DataType *type) { return answersTo(*type, wireName); });
    return found == std::end(catalogue) ? nullptr : *found;
}

} // namespace countersign::display

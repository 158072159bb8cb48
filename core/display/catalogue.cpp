#include "core/display/catalogue.h"

#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

// clang-format off
constexpr const DataType *catalogue[] = {
    &textType, &noteType, &headingType, &alertType,
    &currencyType, &amountType, &amountLimitType, &amountConversionType, &numberType, &percentType, &unitType, &cryptoAmountType,
    &ibanType, &bicType, &accountType, &cardPanType, &cardExpiryType, &creditorReferenceType,
    &partyNameType, &partyInfoType, &entityReferenceType, &leiType,
    &dateType, &dateTimeType, &timeType, &timeZoneType, &durationType, &recurrenceType,
    &countryType, &languageType, &geoType,
    &phoneType, &emailType, &urlType, &ipAddressType,
    &deviceType, &hashType, &idType, &uuidType, &otpType, &secretType,
    &booleanType, &enumType, &listType, &tableType, &diffType, &imageType,
};
// clang-format on

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

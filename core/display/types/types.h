#pragma once

#include "core/display/catalogue.h"

namespace countersign::display {

// The entries of the catalogue, each in the file of its name or of the type whose check it shares.
extern const DataType accountType;
extern const DataType alertType;
extern const DataType amountType;
extern const DataType amountConversionType;
extern const DataType amountLimitType;
extern const DataType bicType;
extern const DataType booleanType;
extern const DataType cardExpiryType;
extern const DataType cardPanType;
extern const DataType countryType;
extern const DataType creditorReferenceType;
extern const DataType cryptoAmountType;
extern const DataType currencyType;
extern const DataType dateType;
extern const DataType dateTimeType;
extern const DataType deviceType;
extern const DataType diffType;
extern const DataType durationType;
extern const DataType emailType;
extern const DataType entityReferenceType;
extern const DataType enumType;
extern const DataType geoType;
extern const DataType hashType;
extern const DataType headingType;
extern const DataType ibanType;
extern const DataType idType;
extern const DataType imageType;
extern const DataType ipAddressType;
extern const DataType languageType;
extern const DataType leiType;
extern const DataType listType;
extern const DataType noteType;
extern const DataType numberType;
extern const DataType otpType;
extern const DataType partyInfoType;
extern const DataType partyNameType;
extern const DataType percentType;
extern const DataType phoneType;
extern const DataType recurrenceType;
extern const DataType secretType;
extern const DataType tableType;
extern const DataType textType;
extern const DataType timeType;
extern const DataType timeZoneType;
extern const DataType unitType;
extern const DataType urlType;
extern const DataType uuidType;

} // namespace countersign::display

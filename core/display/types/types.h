#pragma once

#include "core/display/catalogue.h"

namespace countersign::display {

// The entries of the catalogue, each in the file of its name or of the type whose check it shares.
extern const DataType amountType;
extern const DataType booleanType;
extern const DataType cardPanType;
extern const DataType currencyType;
extern const DataType dateTimeType;
extern const DataType dateType;
extern const DataType entityReferenceType;
extern const DataType headingType;
extern const DataType ibanType;
extern const DataType noteType;
extern const DataType numberType;
extern const DataType partyNameType;
extern const DataType percentType;
extern const DataType textType;

} // namespace countersign::display

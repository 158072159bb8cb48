// Says of each line of standard input whether ibantools takes it for an IBAN as its registry describes one. The check digits
// that some countries have inside theirs are no part of the registry.
'use strict';

const {ValidationErrorsIBAN, electronicFormatIBAN, validateIBAN} = require('ibantools');

function isOfTheRegistry(iban) {
    const errors = validateIBAN(electronicFormatIBAN(iban) ?? '').errorCodes;
    return errors.every((error) => error === ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
}

const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
process.stdout.write(lines.map(isOfTheRegistry).join('\n') + '\n');

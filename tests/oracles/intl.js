// Answers each line of standard input by Node's Intl: the independent implementation of the locale data.
'use strict';

const formatters = new Map();

function formatterOf(key, make) {
    if (!formatters.has(key))
        formatters.set(key, make());
    return formatters.get(key);
}

function answer({kind, locale, value, currency, digits, time_zone: timeZone}) {
    if (kind === 'money') {
        const options = {style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits};
        return formatterOf(`${locale} ${currency}`, () => new Intl.NumberFormat(locale, options)).format(value);
    }
    if (kind === 'day') {
        const options = {dateStyle: 'long', timeZone: 'UTC'};
        return formatterOf(`${locale} day`, () => new Intl.DateTimeFormat(locale, options)).format(new Date(value));
    }
    const options = {dateStyle: 'long', timeStyle: 'medium', timeZone};
    const text = formatterOf(`${locale} ${timeZone}`, () => new Intl.DateTimeFormat(locale, options))
                     .format(new Date(value));
    const offset = formatterOf(`offset ${timeZone}`,
                               () => new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'longOffset'}))
                       .formatToParts(new Date(value)).find((part) => part.type === 'timeZoneName').value;
    return [text, offset];
}

const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
process.stdout.write(lines.map((line) => JSON.stringify(answer(JSON.parse(line)))).join('\n') + '\n');

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])(?!0000)/;
const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_FORM =
  /^[1-9AHJNPQRTUWXY][0-9A-HJ-NPQRTUWXY](?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|10)\d{4}[0-9A-HJ-NPQRTUWXY]{10}$/;
const UNION_PAY = /^(?:62\d{14,17}|9558\d{12,15})$/;
const OTHER_CARD = /^(?:4\d{15}|5[1-5]\d{14}|35\d{14}|6(?:01[0-9]|[058]\d{2})\d{12,15}|9[4-8]\d{14,17})$/;

/** Rule: whether 18 characters have the division and the birthday, not after `on`, of an identity number (GB 11643—1999). */
export function hasIdentityForm(number: string, on: string): boolean {
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return PROVINCES.test(number) && birthday >= '1900-01-01' && birthday <= on && isDay(birthday);
}

/** Rule: whether the last of 18 characters checks the others (ISO 7064, MOD 11-2). */
export function hasIdentityCheck(number: string): boolean {
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return IDENTITY_CHECKS[sum % 11] === number[17]?.toUpperCase();
}

/** Rule: whether 18 characters are a unified social credit code, which is of an organisation (GB 32100—2015, MOD 31-3). */
export function isCreditCode(code: string): boolean {
  if (!CODE_FORM.test(code)) return false;
  const sum = [...code.slice(0, 17)].reduce(
    (total, character, index) => total + CODE_CHARACTERS.indexOf(character) * (3 ** index % 31),
    0,
  );
  return CODE_CHARACTERS[(31 - (sum % 31)) % 31] === code[17];
}

/** Rule: whether digits are a bank card by length, issuer and Luhn; issuers that are told only by a word beside the number count when `isLabelled`. */
export function isBankCard(digits: string, isLabelled: boolean): boolean {
  return (UNION_PAY.test(digits) || (isLabelled && OTHER_CARD.test(digits))) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

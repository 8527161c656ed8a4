/** Does the check digit of a 15-digit business registration number hold (工商注册号校验)? ISO 7064 MOD 11,10 as GS 15-2006 prescribes: 6 digits authority, 8 running, 1 check. */
export function isRegistrationNumber(digits: string): boolean {
  return /^\d{15}$/.test(digits) && registrationCheckDigit(digits.slice(0, 14)) === digits.charAt(14);
}

/** The check digit for the first 14 digits of a registration number (注册号校验码), ISO 7064 MOD 11,10. */
export function registrationCheckDigit(firstFourteen: string): string {
  let product = 10;
  for (const digit of firstFourteen) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}

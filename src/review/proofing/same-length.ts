const FULL_WIDTH = /[\uff01-\uff5e]/g;
const ADDRESS =
  /(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|www\.[\w\-.~:/?#[\]@!$&'()*+,;=%]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Text with half-width letters, digits and signs for full-width ones; every offset stays where it is. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Text with NUL for every character of an address of the web or of mail; every offset stays where it is. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => '\0'.repeat(address.length));
}

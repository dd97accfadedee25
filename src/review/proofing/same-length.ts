const FULL_WIDTH = /[\uff01-\uff5e]/g;
// Mail addresses are bounded on the left and in length, or a long run of letters would be tried from every place in it.
const ADDRESS =
  /(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|www\.[\w\-.~:/?#[\]@!$&'()*+,;=%]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gi;

/** Text with half-width letters, digits and signs for full-width ones; every offset stays where it is. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Text with NUL for every character of an address of the web or of mail; every offset stays where it is. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => '\0'.repeat(address.length));
}

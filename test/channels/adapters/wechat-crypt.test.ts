import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignedBy, openMessage } from '../../../src/channels/adapters/wechat-crypt.ts';
import { sealed } from '../../../src/channels/sandbox/wechat-events.ts';

/** The message of the platform's own sample programs. */
const SAMPLE = {
  appId: 'wx2c2769f8efd9abc2',
  token: 'spamtest',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  timestamp: '1409735669',
  nonce: '1320562132',
  signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
  encrypted: [
    'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFm',
    'OD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8d',
    'KOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5',
    'RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNP',
    'fUM669WuMyVWQLCzpu9GhglF2PE=',
  ].join(''),
};

test('the sample message of the platform opens, and its signature holds', () => {
  const { token, timestamp, nonce, encrypted, signature, aesKey, appId } = SAMPLE;
  expect(isSignedBy([token, timestamp, nonce, encrypted], signature)).toBe(true);
  const text = openMessage(encrypted, aesKey, appId);
  expect(text).toContain('<Content><![CDATA[abcdteT]]></Content>');
  expect(text).toContain('<MsgId>6054768590064713728</MsgId>');
});

test('a second sample opens: 我是中文abcd123 for wxb11529c136998cb6', () => {
  const encrypted =
    'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';
  expect(openMessage(encrypted, SAMPLE.aesKey, 'wxb11529c136998cb6')).toBe('我是中文abcd123');
});

test.each([
  ['another account', SAMPLE.encrypted, SAMPLE.aesKey, 'wx0000000000000000'],
  ['another key', SAMPLE.encrypted, 'z'.repeat(43), SAMPLE.appId],
  ['what is cut off', SAMPLE.encrypted.slice(0, 100), SAMPLE.aesKey, SAMPLE.appId],
  ['nothing', '', SAMPLE.aesKey, SAMPLE.appId],
])('a message for %s does not open', (_, encrypted, key, appId) => {
  expect(openMessage(encrypted, key, appId)).toBeNull();
});

test('whatever is sealed by the other side opens word for word, and nothing else is signed', () => {
  const { token, aesKey, appId } = SAMPLE;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { query, body } = sealed(text, { token, aesKey, appId });
      const encrypted = /CDATA\[([^\]]*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';
      expect(openMessage(encrypted, aesKey, appId)).toBe(text.toWellFormed());
      const signed = [token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted];
      expect(isSignedBy(signed, query.get('msg_signature') ?? '')).toBe(true);
      expect(isSignedBy([...signed, 'x'], query.get('msg_signature') ?? '')).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test.each(['', 'x', '0'.repeat(40), `${SAMPLE.signature}00`])('%j signs nothing', (signature) => {
  expect(isSignedBy(['a', 'b'], signature)).toBe(false);
});

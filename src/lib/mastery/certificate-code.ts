import { canonical } from '#lib/record/canonical.ts';
import type { RecordEvent } from '#lib/record/event.ts';

/**
 * The code of a certificate, version 1: the first 100 bits of SHA-256 over lines of UTF-8, each ended by a line feed
 * but the last:
 *
 *     smsn-certificate-1
 *     the name, as `plainName` writes it, as a JSON string
 *     every event that counts, in the order of their ids, as canonical JSON
 *
 * It shows that a record is the one from which the certificate with this name was made, unchanged. It does not show who
 * answered, nor that nobody helped, nor that the record was not invented as a whole: scores kept in the learner's own
 * browser are for learning, not for exams. 100 bits are enough that nobody finds a second record for a given code.
 *
 * A certificate hangs on a wall for years: another way of making the code gets another first line, and this one stays.
 */
const FORMAT = 'smsn-certificate-1';

/** Crockford's: no I, L, O or U, which are taken for other signs. @see https://www.crockford.com/base32.html */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

const grouped = (signs: string) => (signs.match(/.{4}/g) ?? []).join('-');

/** A name without what is not seen on paper: spaces more or less, and two ways of writing the same letter or apostrophe. */
export function plainName(name: string): string {
  return name.normalize('NFC').replaceAll(/[‘’ʼ]/g, "'").replaceAll(/\s+/g, ' ').trim();
}

/** The code for a name and the events that count; nothing where the browser makes no digests: on pages without https. */
export async function codeOf(name: string, events: readonly RecordEvent[]): Promise<string | undefined> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const ordered = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const text = [FORMAT, canonical(plainName(name)), ...ordered.map(canonical)].join('\n');
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const sign = (place: number) => SIGNS[Number.parseInt(bits.slice(5 * place, 5 * place + 5), 2)];
  return grouped(Array.from({ length: LENGTH }, (_, place) => sign(place)).join(''));
}

/** A code as it was typed, in its own spelling; nothing where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign))
    ? grouped(signs)
    : undefined;
}

import type { Area } from '#lib/course/concept.ts';
import { certified, completions, type Certificate } from '#lib/mastery/certificate.ts';
import { readCode } from '#lib/mastery/certificate-code.ts';
import { gaps, type Gap } from '#lib/mastery/evidence.ts';
import { readCopy } from '#lib/record/read-copy.ts';

export type Verdict =
  | { kind: 'belongs'; certificate: Certificate }
  /** The code is right, and the record states more than it shows. */
  | { kind: 'not shown'; certificate: Certificate; gaps: Gap[] }
  | { kind: 'another' }
  | { kind: 'not completed' }
  | { kind: 'no code' }
  | { kind: 'no record' };

interface Certified {
  /** A saved record, as it was found. */
  file: Uint8Array;
  /** As on the certificate. */
  name: string;
  code: string;
}

/** Whether the code of a certificate belongs to a saved record, and what that record shows. */
export async function examine(
  { file, name, code: typed }: Certified,
  areaOf: (concept: string) => Area | undefined,
): Promise<Verdict> {
  const code = readCode(typed);
  if (!code) return { kind: 'no code' };
  const copy = readCopy(file);
  if (!copy.ok || copy.learners.length === 0) return { kind: 'no record' };
  const records = copy.learners.map(({ events }) => events);
  if (records.every((record) => completions(record).length === 0)) return { kind: 'not completed' };
  for (const record of records) {
    const found = await certified(record, name, code);
    if (!found) continue;
    const { completed, certificate } = found;
    const missing = gaps(record, completed, areaOf);
    return missing.length === 0
      ? { kind: 'belongs', certificate }
      : { kind: 'not shown', certificate, gaps: missing };
  }
  return { kind: 'another' };
}

import type { Platform } from '#lib/course/platform.ts';
import { FAMILIES, NETWORKS, type NetworkWord } from '../platform-words.ts';
import { debatableIn } from './filters.ts';

const list = new Intl.ListFormat('en-GB');

export const networkOf = ({ network, type }: Platform): NetworkWord =>
  network.is && type ? type.is : 'none';

const STATUS: Record<Platform['status'], (year: number | undefined) => string> = {
  live: () => 'still there',
  renamed: (year) => (year ? `renamed in ${year}` : 'renamed'),
  faded: (year) => (year ? `faded since ${year}` : 'faded'),
  pivoted: (year) => (year ? `refocused in ${year}` : 'refocused'),
  defunct: (year) => (year ? `closed in ${year}` : 'closed'),
};

/** What became of it: "closed in 2019". */
export const statusOf = ({ status, statusYear }: Platform): string => STATUS[status](statusYear);

/** "Family and type debatable", where they are. */
const debatableRemark = (questions: string[]): string =>
  questions.length === 0 ? '' : `${list.format(questions)} debatable`;

/** What has to be known of it before it is opened. */
export const remarkOn = (platform: Platform): string =>
  [
    platform.status === 'live' || platform.status === 'renamed' ? '' : statusOf(platform),
    debatableRemark(debatableIn(platform)),
  ]
    .filter(Boolean)
    .join('; ');

/** The family, how sure that is, and the other one that can be defended. */
export function familyLine({ family }: Platform): string {
  const { name } = FAMILIES[family.is];
  if (family.clear) return `${name}, clear`;
  const other = family.other === 'none' ? 'no family at all' : family.other;
  return other ? `${name}, debatable: ${other} can be defended` : `${name}, debatable`;
}

/** Network or not, of which type, and how sure that is. */
export function networkLine(platform: Platform): string {
  const { network, type, typeIfNetwork } = platform;
  const word = NETWORKS[networkOf(platform)];
  if (!network.is) {
    const other = typeIfNetwork ? `a ${typeIfNetwork} network` : 'a network';
    return network.clear ? `${word}, clear` : `${word}, debatable: ${other} can be defended`;
  }
  if (network.clear && type?.clear !== false) return `${word}, clear`;
  const open = [
    ...(network.clear ? [] : ['no network at all']),
    ...(type?.clear === false ? [type.is === 'contact' ? 'a content network' : 'a contact network'] : []),
  ];
  return `${word}, debatable: ${open.join(' or ')} can be defended`;
}

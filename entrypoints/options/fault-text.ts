import { type TextKey, t } from '../../components/text.ts';
import type { BackupFault } from '../../settings/backup.ts';
import type { FaultReason, FileFault } from '../../settings/own-glossary-file.ts';
import type { SitesFault } from '../../settings/sites-file.ts';

const REASONS: Record<FaultReason, TextKey> = {
  'too-large': 'faultTooLarge',
  encoding: 'faultEncoding',
  'not-json': 'faultJson',
  'json-shape': 'faultJsonShape',
  quote: 'faultQuote',
  columns: 'faultColumns',
  'no-term': 'faultNoTerm',
  'no-meaning': 'faultNoMeaning',
  'short-term': 'faultShortTerm',
  'long-term': 'faultLongTerm',
  'long-meaning': 'faultLongMeaning',
  duplicate: 'faultDuplicate',
  'too-many': 'faultTooMany',
  empty: 'faultEmpty',
};

const BACKUP_REASONS: Record<BackupFault['reason'], TextKey> = {
  'too-large': 'faultTooLarge',
  encoding: 'faultEncoding',
  'not-json': 'faultJson',
  'not-backup': 'faultNotBackup',
  field: 'faultField',
  host: 'faultHost',
};

const SITES_REASONS: Record<SitesFault['reason'], TextKey> = {
  'too-large': 'faultTooLarge',
  encoding: 'faultEncoding',
  'not-site': 'faultSite',
  twice: 'faultSiteTwice',
};

/** Faults of a file as a whole: no line of it is to blame. */
const WHOLE: ReadonlySet<FaultReason> = new Set(['too-large', 'empty']);

/** What is wrong with a file of terms, and on which line. */
export function faultText({ line, reason, detail }: FileFault): string {
  return inLine(WHOLE.has(reason) ? undefined : line, t(REASONS[reason], detail));
}

/** What is wrong with a backup file. */
export function backupFaultText({ line, reason, detail }: BackupFault): string {
  return inLine(line, t(BACKUP_REASONS[reason], detail));
}

/** What is wrong with a file of sites, and on which line. */
export function sitesFaultText({ line, reason, detail }: SitesFault): string {
  return inLine(reason === 'too-large' ? undefined : line, t(SITES_REASONS[reason], detail));
}

function inLine(line: number | undefined, fault: string): string {
  return line === undefined ? fault : t('faultLine', line, fault);
}

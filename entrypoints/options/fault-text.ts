import { type TextKey, t } from '../../components/text.ts';
import type { BackupFault } from '../../settings/backup.ts';
import type { FaultReason, FileFault } from '../../settings/own-glossary-file.ts';

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
  'not-json': 'faultJson',
  'not-backup': 'faultNotBackup',
  field: 'faultField',
  host: 'faultHost',
};

/** What is wrong with a file of terms, and on which line. */
export function faultText({ line, reason, detail }: FileFault): string {
  return t('faultLine', line, t(REASONS[reason], detail));
}

/** What is wrong with a backup file. */
export function backupFaultText({ reason, detail }: BackupFault): string {
  return t(BACKUP_REASONS[reason], detail);
}

import type { Alert, BodyPart, Kind, Tag } from '../glossary/entry.ts';
import { t } from './text.ts';

type Camel<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Text;

/** The words of the interface for what an entry names by keyword. */
export function kindText(kind: Kind): string {
  return t(`kind${capital(kind)}`);
}

/** The one fixed line of an alert. */
export function alertText(alert: Alert): string {
  return t(`alert${capital(camel(alert))}`);
}

export function partText(part: BodyPart): string {
  return t(`part${capital(camel(part))}`);
}

export function tagText(tag: Tag): string {
  return t(`tag${capital(tag)}`);
}

function camel<Text extends string>(text: Text): Camel<Text> {
  return text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Text>;
}

function capital<Text extends string>(text: Text): Capitalize<Text> {
  return (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<Text>;
}

import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  /** File name endings, as `<input accept>` takes them. */
  accept: string;
  onOpen(file: File): void;
}

/** A button that lets the reader choose a file. */
export function OpenFile({ label, accept, onOpen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="action" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file can be chosen again after it was mended.
          currentTarget.value = '';
          if (file) onOpen(file);
        }}
      />
    </>
  );
}

/** How long a saved file's address is kept: the browser reads it right after the click. */
const KEPT_MS = 10_000;

/** Saves text as a file, where the browser saves files. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

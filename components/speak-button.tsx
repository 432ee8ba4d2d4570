import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { t } from './text.ts';

/** Slower than a voice reads by itself: the words are new to the listener. */
const RATE = 0.85;

/**
 * Reads the term aloud with a voice of the device. Where the device has no English voice of its own
 * there is no button: other voices send the word to a server.
 */
export function SpeakButton({ term }: { term: string }) {
  const [voice, setVoice] = useState(localVoice);
  useEffect(() => {
    if (typeof speechSynthesis === 'undefined') return;
    const update = () => setVoice(localVoice());
    update();
    // Chromium answers an empty list first and says later when there are voices.
    speechSynthesis.addEventListener?.('voiceschanged', update);
    return () => speechSynthesis.removeEventListener?.('voiceschanged', update);
  }, []);
  if (!voice) return null;

  const speak = () => {
    const words = new SpeechSynthesisUtterance(term);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = RATE;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };
  return (
    <button type="button" class="icon-button" aria-label={t('cardSpeak', term)} onClick={speak}>
      <Icon name="speak" />
    </button>
  );
}

function localVoice(): SpeechSynthesisVoice | undefined {
  if (typeof speechSynthesis === 'undefined') return undefined;
  return speechSynthesis
    .getVoices()
    .find(({ localService, lang }) => localService && /^en\b/i.test(lang));
}

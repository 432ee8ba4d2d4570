import { render } from 'preact';
import '../../components/design.css';
import '../../components/card.css';
import '../../components/term-search.css';
import { loadGlossary } from '../../components/use-glossary.ts';
import { showLastLook } from '../../components/use-settings.ts';
import './popup.css';
import { Popup } from './popup.tsx';

void loadGlossary();
showLastLook();
const app = document.getElementById('app');
if (app) render(<Popup address={new URL(location.href)} />, app);

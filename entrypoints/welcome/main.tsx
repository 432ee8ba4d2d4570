import { render } from 'preact';
import '../../components/design.css';
import '../../components/card.css';
import '../../components/page.css';
import '../../components/term-search.css';
import { showLastLook } from '../../components/use-settings.ts';
import './welcome.css';
import { startOverlay } from './overlay.ts';
import { Welcome } from './welcome.tsx';

showLastLook();
const app = document.getElementById('app');
if (app) render(<Welcome onShown={startOverlay} />, app);

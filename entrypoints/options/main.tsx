import { render } from 'preact';
import '../../components/design.css';
import '../../components/card.css';
import '../../components/page.css';
import { showLastLook } from '../../components/use-settings.ts';
import './options.css';
import { Options } from './options.tsx';

showLastLook();
const app = document.getElementById('app');
if (app) render(<Options />, app);

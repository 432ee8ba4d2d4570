import { axeFindsNoFault } from './accessible-views.ts';

axeFindsNoFault('light', ['auto', 'light', 'dark', 'contrast']);

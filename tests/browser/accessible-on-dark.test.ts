import { axeFindsNoFault } from './accessible-views.ts';

axeFindsNoFault('dark', ['auto', 'contrast']);

import type { ThemeConfig } from 'antd';

// Whoever asked their computer for stillness gets dialogues that are simply there.
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How the desk looks: every word stands out from its ground by 4.5 to 1 at least, as WCAG 2.1 AA asks. */
export const THEME: ThemeConfig = {
  token: {
    ...{ colorPrimary: '#14539a', fontSize: 15, borderRadius: 4, motion },
    ...{ colorTextTertiary: '#5b6570', colorTextDescription: '#5b6570', colorTextPlaceholder: '#5b6570' },
    ...{ colorTextQuaternary: '#5b6570' },
    ...{ colorSuccess: '#1f6f10', colorWarning: '#8a4b00', colorError: '#b3161d', colorInfo: '#14539a' },
    ...{
      colorSuccessBg: '#eaf5e6',
      colorWarningBg: '#fff3dd',
      colorErrorBg: '#fdecec',
      colorInfoBg: '#e8f0fa',
    },
    ...{ green: '#1f6f10', gold: '#7a4d00', orange: '#8a4b00', red: '#b3161d', blue: '#14539a' },
  },
};

import './desk.css';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Gate } from './gate.tsx';

// Whoever asked their computer for stillness gets dialogues that are simply there.
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches;
const THEME = { token: { colorPrimary: '#14539a', fontSize: 15, borderRadius: 4, motion } };

const root = document.getElementById('desk');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 3 }}>
          <Router base="/desk">
            <Gate />
          </Router>
        </App>
      </ConfigProvider>
    </StrictMode>,
  );
}

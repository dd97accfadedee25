import './desk.css';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Gate } from './gate.tsx';
import { THEME } from './theme.ts';

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

import { html } from 'lit';
import type { Page } from '../frame.ts';

/** What is not here. */
export function nowhere(): Page {
  const body = html`<h1>没有这个页面</h1><p>地址可能已经变更。<a href="/">回到首页</a></p>`;
  return { title: '没有这个页面', tags: [], body };
}
